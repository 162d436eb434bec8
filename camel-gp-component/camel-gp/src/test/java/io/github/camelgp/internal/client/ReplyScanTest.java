package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.GpProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parts of a reply are, and the features of small ones in the same pass. */
class ReplyScanTest {
    private static final String SET = "{'displayFieldName':'','geometryType':'esriGeometryPoint',"
            + "'spatialReference':{'wkid':2193},'fields':[{'name':'A','type':'esriFieldTypeInteger'}],'features':["
            + "{'attributes':{'A':1},'geometry':{'x':1,'y':2.5}},{'attributes':{'A':null},'geometry':null}]%s}";

    private static Spool reply(String dataType, String value) {
        String text = "{'results':[{'paramName':'Out','dataType':'" + dataType + "','value':" + value
                + "},{'paramName':'Text','dataType':'GPString','value':'x'}],'messages':[]}";
        return Spool.of(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",'exceededTransferLimit':true", ",'unknown':{'features':[1,[2]]},'objectIdFieldName':'A'"})
    void featuresReadInTheSamePassAreThoseOfTheText(String further) throws IOException {
        Spool spool = reply("GPFeatureRecordSetLayer", String.format(SET, further));

        RawOutput read = ReplyScan.withFeatures(spool).output(0);
        RawOutput plain = ReplyScan.of(spool).output(0);

        FeatureList expected = new EsriJsonReader().featureList(plain.value());
        FeatureList features = ((ReadFeatures) read.value()).features();
        assertThat(new EsriJsonWriter().text(features)).isEqualTo(new EsriJsonWriter().text(expected));
        assertThat(features.exceededTransferLimit()).isEqualTo(expected.exceededTransferLimit());
        assertThat(features.objectIdField()).isEqualTo(expected.objectIdField());
        assertThat(read.members()).isEqualTo(plain.members());
        assertThat(read.truncated()).isEqualTo(plain.truncated()).isEqualTo(further.contains("exceeded"));
        assertThat(read.json()).isEqualTo(plain.json());
        assertThat(read.sizeBytes()).isEqualTo(plain.sizeBytes());
        assertThat(ReplyScan.withFeatures(spool).output(1).json().asText()).isEqualTo("x");
    }

    @Test
    void aFlagBehindTheFeaturesHasThemReadAgain() throws IOException {
        String late = "{'features':[{'geometry':{'paths':[[[1,2,3],[4,5,6]]]}}],'hasM':true}";

        RawOutput read =
                ReplyScan.withFeatures(reply("GPFeatureRecordSetLayer", late)).output(0);

        assertThat(read.value()).isNotInstanceOf(ReadFeatures.class);
        FeatureList features = new EsriJsonReader().featureList(read.value());
        assertThat(features.hasM()).isTrue();
        assertThat(features.hasZ()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'url':'https://host/rest/services/Out/FeatureServer/0'}",
                "{'mapImage':{'href':'https://host/map.png','width':1}}",
                "{}",
                "null",
                "'text'",
                "[1,{'features':[]}]"
            })
    void whatIsNoSetIsLeftAlone(String value) throws IOException {
        RawOutput read =
                ReplyScan.withFeatures(reply("GPFeatureRecordSetLayer", value)).output(0);
        RawOutput plain = ReplyScan.of(reply("GPFeatureRecordSetLayer", value)).output(0);

        assertThat(read.value()).isNotInstanceOf(ReadFeatures.class);
        assertThat(read.json()).isEqualTo(plain.json());
        assertThat(read.members()).isEqualTo(plain.members());
    }

    @Test
    void aSetUnderAnotherTypeIsReadLater() throws IOException {
        assertThat(ReplyScan.withFeatures(reply("GPString", String.format(SET, "")))
                        .output(0)
                        .value())
                .isNotInstanceOf(ReadFeatures.class);
    }

    @Test
    void aWrongGeometryIsToldWithItsPlace() {
        String wrong = "{'features':[{'geometry':{'x':1,'y':'north'}}]}";

        assertThatThrownBy(() -> ReplyScan.withFeatures(reply("GPFeatureRecordSetLayer", wrong)))
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining("results[0].value.features[0].geometry.y");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 120, 260, 330})
    void aReplyThatIsCutIsNoReply(int missing) throws IOException {
        byte[] whole =
                reply("GPFeatureRecordSetLayer", String.format(SET, "")).open().readAllBytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);

        assertThatThrownBy(() -> ReplyScan.withFeatures(Spool.of(cut))).isInstanceOf(JsonProcessingException.class);
    }
}
