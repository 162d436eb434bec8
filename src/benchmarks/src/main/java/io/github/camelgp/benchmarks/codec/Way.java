package io.github.camelgp.benchmarks.codec;

import java.util.function.Supplier;

/** Who reads and writes. */
public enum Way {
    CAMEL_GP("camel-gp", CamelGp::new),
    GEOMETRY_API("geometry-api-java", () -> new EsriGeometryApi(false)),
    GEOMETRY_API_STREAMED("streamed", () -> new EsriGeometryApi(true)),
    JTS("JTS", JtsGeoJson::new),
    LIMIT("limit", Limit::new);

    private final String title;
    private final Supplier<Contender> contender;

    Way(String title, Supplier<Contender> contender) {
        this.title = title;
        this.contender = contender;
    }

    String title() {
        return title;
    }

    Contender contender() {
        return contender.get();
    }

    boolean can(Task task) {
        return switch (this) {
            case JTS -> task.isGeoJson();
            case GEOMETRY_API_STREAMED -> task == Task.READ_ESRI_JSON || task == Task.READ_GEO_JSON;
            default -> true;
        };
    }
}
