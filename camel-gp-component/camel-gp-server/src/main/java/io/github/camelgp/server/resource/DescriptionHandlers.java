package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.auth.AuthOptions;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;

/** Server info, catalog, service and task (services reference: GP service, GP task). */
public final class DescriptionHandlers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Catalog catalog;
    private final Release release;
    private final AuthOptions auth;

    public DescriptionHandlers(Catalog catalog, Release release, AuthOptions auth) {
        this.auth = auth;
        this.catalog = catalog;
        this.release = release;
    }

    public Reply info(HttpCall call) {
        ObjectNode info =
                NODES.objectNode().put("currentVersion", release.number()).put("fullVersion", release.fullVersion());
        boolean federated = auth.federated();
        if (federated) {
            info.put("owningSystemUrl", call.origin() + "/portal");
        }
        boolean secured = catalog.isSecured() || federated || !auth.passwords().isEmpty();
        ObjectNode authInfo = info.putObject("authInfo").put("isTokenBasedSecurity", secured);
        if (secured) {
            String own = call.siteUrl() + "/tokens/";
            authInfo.put("tokenServicesUrl", federated ? call.origin() + "/portal/sharing/rest/generateToken" : own)
                    .put("shortLivedTokenValidity", 60);
        }
        return Reply.of(info);
    }

    public Reply folder(HttpCall call) {
        String folder = call.target().service();
        if (!folder.isEmpty()
                && catalog.inFolder(folder).isEmpty()
                && catalog.featureServicesIn(folder).isEmpty()) {
            throw ProtocolException.unknownFolder(folder);
        }
        ObjectNode listing = NODES.objectNode().put("currentVersion", release.number());
        ArrayNode folders = listing.putArray("folders");
        if (folder.isEmpty()) {
            catalog.folders().forEach(folders::add);
        }
        ArrayNode services = listing.putArray("services");
        for (ServiceDefinition service : catalog.inFolder(folder)) {
            services.addObject().put("name", service.name()).put("type", "GPServer");
            if (service.layers().resultMap()) {
                services.addObject().put("name", service.name()).put("type", "MapServer");
            }
        }
        catalog.featureServicesIn(folder)
                .forEach(name -> services.addObject().put("name", name).put("type", "FeatureServer"));
        return Reply.of(listing);
    }

    public Reply service(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        ObjectNode node = NODES.objectNode().put("currentVersion", release.number());
        if (release.atLeast("11.0")) {
            node.put("cimVersion", "3.3.0");
        }
        node.put("serviceDescription", service.description());
        ArrayNode tasks = node.putArray("tasks");
        service.tasks().forEach(task -> tasks.add(task.name()));
        node.put("executionType", service.executionType())
                .put("resultMapServerName", service.layers().resultMap() ? service.name() : "")
                .put("maximumRecords", service.maximumRecords())
                .put("capabilities", service.uploads() == null ? "" : "Uploads");
        ReleaseRules.addSchema(release, call, node);
        return Reply.of(node);
    }

    public Reply schema(HttpCall call) {
        return ReleaseRules.schema(release, call);
    }

    public Reply task(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        ObjectNode node = NODES.objectNode()
                .put("name", task.name())
                .put("displayName", task.displayName())
                .put("description", task.description())
                .put("category", task.category())
                .put("helpUrl", task.helpUrl())
                .put("executionType", service.executionType());
        ArrayNode parameters = node.putArray("parameters");
        task.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        return Reply.of(node);
    }

    private ObjectNode parameter(ParameterDefinition parameter) {
        ObjectNode node = NODES.objectNode()
                .put("name", parameter.name())
                .put("dataType", parameter.dataType())
                .put("displayName", parameter.displayName())
                .put("description", parameter.description())
                .put("direction", "esriGPParameterDirection" + (parameter.input() ? "Input" : "Output"));
        node.set("defaultValue", parameter.defaultValue());
        node.put("parameterType", parameter.parameterType()).put("category", parameter.category());
        if (!parameter.choiceList().isEmpty()) {
            ArrayNode choices = node.putArray("choiceList");
            parameter.choiceList().forEach(choices::add);
        }
        if (!parameter.filter().isNull() && release.atLeast("10.7")) {
            node.set("filter", parameter.filter());
        }
        if (!parameter.parameterInfos().isEmpty()) {
            node.putArray("parameterInfos").addAll(parameter.parameterInfos());
        }
        return node;
    }
}
