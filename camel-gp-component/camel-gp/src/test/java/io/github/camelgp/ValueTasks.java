package io.github.camelgp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.value.Field;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tasks whose inputs have rules of every kind, and one that gives whatever JSON it is told to, under any type. */
final class ValueTasks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueTasks() {}

    static void addTo(TaskRegistry registry) {
        registry.service("Values", s -> s.synchronous()
                .task("Rules", t -> {
                    rules(t);
                    t.output("Result", "GPString").run(call -> call.set("Result", "ran"));
                })
                .task("Typed", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                                .wkid(4326)
                                .fields(Field.text("NAME", 20), Field.integer("COUNT"), Field.date("SEEN")))
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Say", t -> {
                    t.input("Json", "GPString");
                    for (String type : new String[] {
                        "GPString", "GPFeatureRecordSetLayer", "GPRecordSet", "GPRasterDataLayer", "GPDataFile",
                                "GPDate",
                        "Field", "GPExtent", "GPSpatialReference", "GPLinearUnit", "GPTimeUnit", "GPValueTable",
                        "GPFeatureLayerRecordSet", "DEFeatureClass", "GPMultiValue:GPString"
                    }) {
                        t.output("Out_" + type.replace(":", "_"), type);
                    }
                    t.run(call -> json(call.text("Json"))
                            .properties()
                            .forEach(value -> call.set(value.getKey(), value.getValue())));
                }));
    }

    private static void rules(TaskBuilder task) {
        JsonNode north = json("{'type':'codedValue','list':[{'dataType':'GPString','name':'Norden','value':'N'},"
                + "{'dataType':'GPString','name':'N','value':'NONE'}]}");
        JsonNode oneToTen = json("{'type':'range','minimum':1,'maximum':10}");
        JsonNode lines = json("{'type':'featureClass','list':['esriGeometryPolyline','esriGeometryMultiPatch']}");
        JsonNode texts = json("{'type':'file','list':['txt','csv']}");
        JsonNode small = json("{'type':'field','list':['esriFieldTypeSmallInteger']}");
        JsonNode composite = json("{'type':'composite','list':[null,{'type':'range','minimum':1,'maximum':10}]}");
        JsonNode layers =
                json("{'type':'codedValue','list':[{'dataType':'GPFeatureRecordSetLayer','name':'Roads','value':"
                        + "{'geometryType':'esriGeometryPolyline','features':[]}}]}");
        task.input("Side", "GPString", p -> p.optional().filter(north))
                .input("Sides", "GPMultiValue:GPString", p -> p.optional().filter(north))
                .input("Count", "GPLong", p -> p.optional().filter(oneToTen))
                .input("Number", "GPDouble", p -> p.optional().choiceList("0.5", "2"))
                .input("Distance", "GPLinearUnit", p -> p.optional().filter(oneToTen))
                .input("Lines", "GPFeatureRecordSetLayer", p -> p.optional().filter(lines))
                .input("File", "GPDataFile", p -> p.optional().filter(texts))
                .input("Small", "Field", p -> p.optional().filter(small))
                .input("Layer", "GPFeatureRecordSetLayer", p -> p.optional().filter(layers))
                .input("Misspelt", "GPFeatureLayerRecordSet", p -> p.optional())
                .input("Either", "GPComposite", p -> p.optional()
                        .filter(composite)
                        .member("a", "GPLinearUnit")
                        .member("b", "GPLong"))
                .input("Place", "GPComposite", p -> p.optional()
                        .member("a", "GPFeatureRecordSetLayer")
                        .member("b", "GPString"))
                .input("Table", "GPValueTable", p -> p.optional()
                        .filter(composite)
                        .member("Name", "GPString")
                        .member("How Many", "GPLong")
                        .member("Reach", "GPLinearUnit")
                        .member("Key", "GPStringHidden", north))
                .input("Secrets", "GPMultiValue:GPStringHidden", p -> p.optional()
                        .filter(north));
    }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
