package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.http.RawServer.Handler;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.internal.http.RawServer.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A layer with the object ids 1 to {@code rows}, and with the habits that layers were seen to have. */
class ScriptedLayer implements Handler {
    final int rows;
    int maximum = 10;
    boolean pages = true;
    boolean counts = true;
    boolean listsIds = true;
    String info = "";
    String flagFormat = "\"exceededTransferLimit\":%s,";

    ScriptedLayer(int rows) {
        this.rows = rows;
    }

    @Override
    public Reply reply(Request request) {
        if (!request.path().endsWith("/query")) {
            return Reply.json("{\"name\":\"Odd\",\"type\":\"Feature Layer\",\"maxRecordCount\":" + maximum + info
                    + ",\"fields\":[{\"name\":\"FID\",\"type\":\"esriFieldTypeOID\"}],\"advancedQueryCapabilities\":"
                    + "{\"supportsPagination\":" + pages + ",\"supportsOrderBy\":true}}");
        }
        Map<String, String> asked = request.parameters();
        if (counts && asked.containsKey("returnCountOnly")) {
            return Reply.json("{\"count\":" + counted() + "}");
        }
        if (listsIds && asked.containsKey("returnIdsOnly")) {
            return Reply.json("{\"objectIdFieldName\":\"FID\",\"objectIds\":" + (rows == 0 ? "null" : ids()) + "}");
        }
        return page(asked);
    }

    long counted() {
        return rows;
    }

    private List<Long> ids() {
        return LongStream.rangeClosed(1, rows).mapToObj(id -> rows + 1 - id).toList();
    }

    Reply page(Map<String, String> asked) {
        if (asked.containsKey("objectIds")) {
            long[] wanted = Arrays.stream(asked.get("objectIds").split(","))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return features(Arrays.stream(wanted).limit(maximum).toArray(), wanted.length > maximum);
        }
        int offset = pages ? Integer.parseInt(asked.getOrDefault("resultOffset", "0")) : 0;
        int limit = Math.min(maximum, Integer.parseInt(asked.getOrDefault("resultRecordCount", "" + maximum)));
        return slice(offset, limit);
    }

    Reply slice(int offset, int limit) {
        int end = Math.min(rows, offset + limit);
        return features(
                IntStream.range(Math.min(offset, end), end)
                        .mapToLong(i -> i + 1L)
                        .toArray(),
                end < rows);
    }

    Reply features(long[] ids, boolean more) {
        String text = Arrays.stream(ids)
                .mapToObj(id -> "{\"attributes\":{\"FID\":" + id + ",\"NAME\":\"n\u00e4me]" + id
                        + "\"},\"geometry\":{\"x\":" + id + ".50,\"y\":1e1}}")
                .collect(Collectors.joining(",\n "));
        return Reply.json("{\"objectIdFieldName\":\"FID\"," + String.format(flagFormat, more)
                + "\"geometryType\":\"esriGeometryPoint\",\"spatialReference\":{\"wkid\":2193},"
                + "\"fields\":[{\"name\":\"FID\",\"type\":\"esriFieldTypeOID\"}],\"features\":[ " + text + " ]}");
    }
}
