package io.github.camelgp;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Keeps true what the design says of packages, and that no thread waits. */
@AnalyzeClasses(
        packages = "io.github.camelgp",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTheServer.class})
class ArchitectureTest {
    private static final String ROOT = "io.github.camelgp";
    private static final String JTS = "org.locationtech.jts..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String HTTP = "org.apache.hc..";
    private static final String JOB = ROOT + ".job";
    private static final String INTERNAL_HTTP = ROOT + ".internal.http";
    private static final String CLIENT = ROOT + ".internal.client";
    private static final String WAITS = ROOT + ".Waits";
    private static final String AUTH = ROOT + ".auth";
    private static final String BOUNDED = ROOT + ".internal.json";

    @ArchTest
    static final ArchRule MODEL = only("model", JTS);

    @ArchTest
    static final ArchRule ESRI_JSON = only("esrijson", JTS, JACKSON);

    @ArchTest
    static final ArchRule GEO_JSON = only("geojson", ROOT + ".esrijson", JTS, JACKSON);

    @ArchTest
    static final ArchRule SHAPEFILES = only("shapefile", ROOT + ".esrijson", JTS);

    @ArchTest
    static final ArchRule AUTHENTICATION = only("auth");

    @ArchTest
    static final ArchRule JOBS = only("job", JACKSON, BOUNDED);

    @ArchTest
    static final ArchRule JDBC = only("job.jdbc", JOB);

    @ArchTest
    static final ArchRule TRANSPORT = only("internal.http", HTTP);

    @ArchTest
    static final ArchRule TOKENS = only("internal.auth", AUTH, INTERNAL_HTTP, JACKSON, BOUNDED);

    @ArchTest
    static final ArchRule SERVICES =
            only("internal.client", ROOT + ".esrijson", ROOT + ".geojson", JTS, AUTH, INTERNAL_HTTP, JACKSON, BOUNDED);

    @ArchTest
    static final ArchRule LIMITS = only("internal.json", JACKSON);

    @ArchTest
    static final ArchRule ADMIN = only("internal.client.admin", CLIENT, INTERNAL_HTTP, JACKSON);

    @ArchTest
    static final ArchRule LAYERS = only("internal.layer", CLIENT, INTERNAL_HTTP, JACKSON);

    @ArchTest
    static final ArchRule CHECKS = only("check", AUTH, INTERNAL_HTTP, CLIENT, CLIENT + ".admin");

    @ArchTest
    static final ArchRule UPLOADS = only("internal.upload", CLIENT, INTERNAL_HTTP);

    @ArchTest
    static final ArchRule DOWNLOADS = only("internal.download", CLIENT, INTERNAL_HTTP);

    /** Job bodies are read with the client's own types, so that the poller needs neither the HTTP library nor Jackson. */
    @ArchTest
    static final ArchRule POLLER = only("internal.poll", JOB, CLIENT);

    @ArchTest
    static final ArchRule CAMEL_STAYS_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".model..",
                    ROOT + ".esrijson..",
                    ROOT + ".geojson..",
                    AUTH + "..",
                    ROOT + ".check..",
                    JOB + "..",
                    ROOT + ".internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES = slices().assignedFrom(new RowsOfTheDesign())
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep|join"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Object.class))).and(target(name("wait"))))
            .allowEmptyShould(true);

    /** But in the one place for what Camel calls synchronously, with a limit. */
    @ArchTest
    static final ArchRule NOBODY_WAITS_FOR_A_FUTURE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WAITS)
            .should()
            .callMethodWhere(target(owner(assignableTo(Future.class))).and(target(name("get"))))
            .orShould()
            .callMethodWhere(
                    target(owner(assignableTo(CompletableFuture.class))).and(target(name("join"))))
            .allowEmptyShould(true);

    /** A run, from the producer through the handlers to the poller, holds no thread. */
    @ArchTest
    static final ArchRule NO_RUN_WAITS = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".operation..", ROOT + ".internal..", ROOT + ".job..")
            .or()
            .haveSimpleName("GpProducer")
            .should()
            .dependOnClassesThat(
                    DescribedPredicate.describe("wait", type -> type.getName().equals(WAITS)))
            .allowEmptyShould(true);

    /** Rows, handles and bodies are texts; nothing that comes from outside becomes an object of a class that it names. */
    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALIZED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .callMethodWhere(target(nameMatching("(activate|enable)DefaultTyping.*|setPolymorphicTypeValidator")))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
            .allowEmptyShould(true);

    /** Readers of JSON are made in one place, with limits, but for the one of features, which has its own. */
    @ArchTest
    static final ArchRule NOTHING_IS_READ_WITHOUT_LIMITS = noClasses()
            .that()
            .resideOutsideOfPackage(BOUNDED)
            .and()
            .doNotHaveSimpleName("JsonText")
            .should()
            .callConstructor(ObjectMapper.class)
            .orShould()
            .callConstructor(JsonMapper.class)
            .orShould()
            .callConstructor(JsonFactory.class)
            .orShould()
            .callMethod(JsonMapper.class, "builder")
            .orShould()
            .callMethod(JsonFactory.class, "builder")
            .allowEmptyShould(true);

    /** Only options that say so are expressions; nothing of a message is looked at as one. */
    @ArchTest
    static final ArchRule NOTHING_IS_EVALUATED = noClasses()
            .that()
            .doNotHaveSimpleName("GpOptions")
            .should()
            .callMethodWhere(target(nameMatching("resolveLanguage|resolvePropertyPlaceholders")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.expression..", "javax.script..")
            .allowEmptyShould(true);

    /** The server shares no class with the client, or an error on both sides would cancel out. */
    @ArchTest
    static final ArchRule SERVER_STAYS_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".server..")
            .allowEmptyShould(true);

    /** A slice for each package of the design's table, with the packages below it where the table does not list them. */
    static final class RowsOfTheDesign implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (name.equals(ROOT) || !name.startsWith(ROOT)) {
                return name.equals(ROOT) ? SliceIdentifier.of("root") : SliceIdentifier.ignore();
            }
            String below = name.substring(ROOT.length() + 1);
            return SliceIdentifier.of(below.startsWith("operation") ? "operation" : below);
        }

        @Override
        public String getDescription() {
            return "packages of the design";
        }
    }

    /** Another module, with rules of its own. */
    static final class WithoutTheServer implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("camel-gp-server");
        }
    }

    private static ArchRule only(String name, String... further) {
        List<String> allowed = new ArrayList<>(List.of(
                "java..",
                "javax.net..",
                "javax.sql..",
                "org.slf4j..",
                "org.jspecify..",
                ROOT + ".model",
                ROOT + "." + name));
        allowed.addAll(List.of(further));
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .allowEmptyShould(true);
    }
}
