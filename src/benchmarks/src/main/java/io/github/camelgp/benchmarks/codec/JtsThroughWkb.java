package io.github.camelgp.benchmarks.codec;

import com.esri.core.geometry.MapGeometry;
import com.esri.core.geometry.OperatorExportToWkb;
import com.esri.core.geometry.OperatorImportFromWkb;
import com.esri.core.geometry.WkbExportFlags;
import com.esri.core.geometry.WkbImportFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** JTS's geometries, from and to those of geometry-api-java. */
final class JtsThroughWkb {
    private final WKBReader reader = new WKBReader();
    private final WKBWriter writer = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

    Geometry read(MapGeometry geometry) throws IOException {
        ByteBuffer wkb =
                OperatorExportToWkb.local().execute(WkbExportFlags.wkbExportDefaults, geometry.getGeometry(), null);
        try {
            return reader.read(wkb.array());
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    com.esri.core.geometry.Geometry write(Geometry geometry) {
        ByteBuffer wkb = ByteBuffer.wrap(writer.write(geometry)).order(ByteOrder.LITTLE_ENDIAN);
        return OperatorImportFromWkb.local()
                .execute(WkbImportFlags.wkbImportDefaults, com.esri.core.geometry.Geometry.Type.Unknown, wkb, null);
    }
}
