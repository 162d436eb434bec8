package io.github.camelgp.server.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What the portal says about itself and its users (portal reference: Info, Portal Self, Community Self). */
public final class PortalDescriptions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ORGANISATION = "0123456789ABCDEF";
    private static final String SERVER_ID = "GPSERVER00000001";
    private static final Map<String, String> HELPERS = new TreeMap<>(Map.of(
            "analysis", "System/SpatialAnalysisTools",
            "asyncServiceArea", "World/ServiceAreas",
            "asyncVRP", "World/VehicleRoutingProblem",
            "elevation", "Elevation",
            "hydrology", "Hydrology"));
    private static final String PRINTING = "Utilities/PrintingTools";
    private static final String PRINT_TASK = "Export Web Map Task";
    private static final List<String> PRIVILEGES =
            List.of("portal:user:viewOrgItems", "portal:publisher:publishServerServices", "premium:user:geoprocessing");

    private final Function<String, Optional<ServiceDefinition>> services;
    private final PortalSignIn signIn;
    private final String version;
    private final boolean federated;

    /**
     * For services that are found by their name.
     *
     * @param version of the release, such as 11.3
     * @param federated the server belongs to the portal
     */
    public PortalDescriptions(
            Function<String, Optional<ServiceDefinition>> services,
            PortalSignIn signIn,
            String version,
            boolean federated) {
        this.services = services;
        this.signIn = signIn;
        this.version = version;
        this.federated = federated;
    }

    /** {@code sharing/rest}. */
    public Reply root(HttpCall call) {
        return Reply.of(NODES.objectNode().put("currentVersion", version).put("enterpriseVersion", version + ".0"));
    }

    /** {@code info}. */
    public Reply info(HttpCall call) {
        String portal = call.origin() + "/portal";
        ObjectNode info = NODES.objectNode().put("owningSystemUrl", portal);
        info.putObject("authInfo")
                .put("tokenServicesUrl", portal + "/sharing/rest/generateToken")
                .put("isTokenBasedSecurity", true);
        return Reply.of(info);
    }

    /** {@code portals/self}: helper services are named as far as this server has them. */
    public Reply self(HttpCall call) {
        String host = call.origin().replaceFirst("^.*//", "");
        ObjectNode self = NODES.objectNode()
                .put("id", ORGANISATION)
                .put("name", "Geoprocessing")
                .put("portalName", "Geoprocessing")
                .put("isPortal", true)
                .put("portalMode", "singletenant")
                .put("portalHostname", host + "/portal")
                .put("access", "public")
                .put("allSSL", false)
                .put("supportsOAuth", true)
                .put("supportsHostedServices", false)
                .put("currentVersion", version)
                .put("culture", "en")
                .put("units", "metric");
        self.set("helperServices", helpers(call));
        signIn.user(call).ifPresent(user -> {
            if (signIn.isPerson(user)) {
                self.set("user", person(user));
            } else {
                self.putObject("appInfo").put("appId", user).put("orgId", ORGANISATION);
            }
        });
        return Reply.of(self);
    }

    private ObjectNode helpers(HttpCall call) {
        ObjectNode helpers = NODES.objectNode();
        HELPERS.forEach((key, name) ->
                services.apply(name).ifPresent(service -> helpers.putObject(key).put("url", url(call, service))));
        services.apply(PRINTING).flatMap(service -> service.task(PRINT_TASK)).ifPresent(task -> helpers.putObject(
                        "printTask")
                .put("url", call.siteUrl() + "/rest/services/" + PRINTING + "/GPServer/" + Html.path(task.name())));
        return helpers;
    }

    private static String url(HttpCall call, ServiceDefinition service) {
        return call.siteUrl() + "/rest/services/" + Html.path(service.name()) + "/GPServer";
    }

    /** {@code portals/self/servers}. */
    public Reply servers(HttpCall call) {
        signIn.required(call);
        ObjectNode answer = NODES.objectNode();
        ArrayNode servers = answer.putArray("servers");
        if (federated) {
            servers.addObject()
                    .put("id", SERVER_ID)
                    .put("name", call.origin().replaceFirst("^.*//", ""))
                    .put("url", call.siteUrl())
                    .put("adminUrl", call.siteUrl())
                    .put("isHosted", false)
                    .put("serverType", "ARCGIS")
                    .put("serverRole", "FEDERATED_SERVER");
        }
        return Reply.of(answer);
    }

    /** {@code community/self}: the user who is signed in. */
    public Reply signedIn(HttpCall call) {
        String user = signIn.required(call);
        if (!signIn.isPerson(user)) {
            throw ProtocolException.forbidden();
        }
        return Reply.of(person(user));
    }

    /** {@code community/users/NAME}. */
    public Reply user(HttpCall call) {
        signIn.required(call);
        String name = call.target().name();
        if (!signIn.isPerson(name)) {
            throw ProtocolException.unable("User '" + name + "' does not exist or is inaccessible.");
        }
        return Reply.of(person(name));
    }

    private ObjectNode person(String name) {
        boolean administrator = signIn.isAdministrator(name);
        ObjectNode user = NODES.objectNode()
                .put("username", name)
                .put("fullName", name)
                .put("firstName", name)
                .put("lastName", "")
                .put("orgId", ORGANISATION)
                .put("role", administrator ? "org_admin" : "org_user")
                .put("level", "2")
                .put("userType", "arcgisonly")
                .put("access", "org")
                .put("provider", "arcgis")
                .put("disabled", false)
                .put("culture", "en")
                .put("units", "metric");
        ArrayNode privileges = user.putArray("privileges");
        PRIVILEGES.forEach(privileges::add);
        if (administrator) {
            privileges.add("portal:admin:createGPWebhook").add("portal:admin:manageServers");
        }
        user.putArray("groups");
        return user;
    }
}
