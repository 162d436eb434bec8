package io.github.camelgp.internal.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and makes the addresses of geoprocessing resources (REST pages "GP service", "GP task", "GP job"). Addresses may
 * be short ({@code Folder/Service/Task}, under a server's URL), full REST URLs, or ArcPy's
 * {@code https://host/arcgis/services;Folder/Service/Task}; names may be percent-encoded or not. What cannot be read is an
 * {@link IllegalArgumentException} that says what was expected.
 */
public final class GpUrls {
    private static final Pattern FULL = Pattern.compile("(?i)(https?):/{1,2}([^/]+)(.*)");
    private static final Pattern REST_SERVICES = Pattern.compile("(?i)^(.*?)/rest/services(?=/|$)(.*)$");
    private static final Pattern SOAP_SERVICES = Pattern.compile("(?i)^(.*?)/services(?=/|$)(.*)$");
    private static final Pattern REST_TAIL = Pattern.compile("(?i)/(?:rest(?:/services)?|services)$");
    private static final String FORMS = "expected Folder/Service/Task under serverUrl, "
            + "https://host/arcgis/rest/services/Folder/Service/GPServer/Task or "
            + "https://host/arcgis/services;Folder/Service/Task";
    private static final String UNRESERVED = "-._~!$&'()*,=@:";
    private static final String ITEM = "item:";

    private GpUrls() {}

    /** The URL of {@code rest/services} at a server given as {@code https://host/arcgis} or any longer form. */
    public static String services(String serverUrl) {
        Parts parts = split(serverUrl, null);
        if (!parts.names.isEmpty()) {
            throw new IllegalArgumentException("Not the address of a server: " + shown(serverUrl)
                    + "; expected https://host/arcgis, which /rest/services may follow");
        }
        return parts.services;
    }

    /**
     * The task at {@code address}.
     *
     * @param serverUrl for short addresses; null when there is none
     */
    public static TaskAddress task(String address, @Nullable String serverUrl) {
        Parts parts = split(address, serverUrl);
        List<String> names = parts.names;
        int server = parts.serverIndex();
        if (server > 0 && names.size() >= server + 2) {
            List<String> tail = names.subList(server + 2, names.size());
            if (!tail.isEmpty() && !(tail.size() == 1 && isVerb(tail.get(0)))) {
                throw new IllegalArgumentException("Not the address of a task: " + shown(address));
            }
            return task(parts.services, names.subList(0, server), names.get(server + 1));
        }
        if (server < 0 && (names.size() == 2 || names.size() == 3)) {
            return task(parts.services, names.subList(0, names.size() - 1), names.get(names.size() - 1));
        }
        throw new IllegalArgumentException("Not the address of a task: " + shown(address) + "; " + FORMS);
    }

    /**
     * What {@code address} may mean where services and folders can be meant too, the likeliest first; empty for the site
     * itself.
     */
    public static List<Place> places(String address, @Nullable String serverUrl) {
        Parts parts = split(address, serverUrl);
        List<String> names = parts.names;
        int server = parts.serverIndex();
        if (names.isEmpty()) {
            return List.of(new FolderAddress(parts.services, ""));
        }
        if (server > 0 && names.size() == server + 1) {
            return List.of(new ServiceAddress(parts.services, join(names.subList(0, server))));
        }
        if (server >= 0 || names.size() > 2) {
            return List.of(task(address, serverUrl));
        }
        ServiceAddress service = new ServiceAddress(parts.services, join(names));
        return names.size() == 2
                ? List.of(task(parts.services, names.subList(0, 1), names.get(1)), service)
                : List.of(service, new FolderAddress(parts.services, names.get(0)));
    }

    /** The job at {@code url}, a full one that may go on behind the job's id. */
    public static JobAddress job(String url) {
        Parts parts = split(url, null);
        List<String> names = parts.names;
        int server = parts.serverIndex();
        if (server <= 0 || names.size() < server + 4 || !names.get(server + 2).equalsIgnoreCase("jobs")) {
            throw new IllegalArgumentException(
                    "Not the URL of a job: " + shown(url) + "; expected …/GPServer/Task/jobs/ID");
        }
        TaskAddress task = task(parts.services, names.subList(0, server), names.get(server + 1));
        return new JobAddress(task, names.get(server + 3));
    }

    /** The URL of {@code rest/services} of the server that {@code url} is at, whatever it names there. */
    public static String servicesOf(String url) {
        return split(url, null).services;
    }

    /**
     * How the administrator's site names the service of a service, task or job URL, such as
     * {@code Folder/Service.GPServer}, encoded.
     */
    public static String adminName(String url) {
        Parts parts = split(url, null);
        int server = parts.serverIndex();
        if (server <= 0) {
            throw new IllegalArgumentException("Not the URL of a service, task or job: " + shown(url));
        }
        return encode(join(parts.names.subList(0, server))) + ".GPServer";
    }

    /** The job {@code jobId} of the task at {@code taskUrl}. */
    static String job(String taskUrl, String jobId) {
        return taskUrl + "/jobs/" + encode(jobId);
    }

    /** The root folder of a server given as {@code https://host/arcgis} or any longer form. */
    public static FolderAddress site(String serverUrl) {
        return new FolderAddress(services(serverUrl), "");
    }

    /**
     * The map of a job's results.
     *
     * @param name of the map service as its geoprocessing service tells it, with or without the folder
     */
    public static String resultMap(ServiceAddress service, String name, String jobId) {
        String folder = service.folder().folder();
        String path = folder.isEmpty() || name.contains("/") ? name.strip() : folder + "/" + name.strip();
        return service.services() + "/" + encode(path) + "/MapServer/jobs/" + encode(jobId);
    }

    /** What a job's {@code paramUrl} points to; it counts from the job's URL. */
    static URI param(String jobUrl, String paramUrl) {
        return URI.create(jobUrl + "/").resolve(encodeLoosely(paramUrl.strip()));
    }

    /** The query of {@code uri}, decoded; empty when it has none. */
    static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Arrays.stream(query.split("&")).filter(pair -> pair.contains("=")).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        });
        return parameters;
    }

    static URI withoutQuery(URI uri) {
        return URI.create(uri.toString().replaceFirst("[?#].*$", ""));
    }

    /** Percent-encodes each part of {@code path}; slashes stay. */
    static String encode(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '/' || UNRESERVED.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(String.format("%%%02X", b & 0xff));
            }
        }
        return text.toString();
    }

    private static String encodeLoosely(String url) {
        return url.replace(" ", "%20");
    }

    private static TaskAddress task(String services, List<String> path, String task) {
        return new TaskAddress(new ServiceAddress(services, join(path)), task);
    }

    private static boolean isVerb(String name) {
        return name.equalsIgnoreCase("execute") || name.equalsIgnoreCase("submitJob");
    }

    private static String join(List<String> names) {
        return String.join("/", names);
    }

    private static Parts split(String address, @Nullable String serverUrl) {
        String text = address.strip();
        if (text.regionMatches(true, 0, ITEM, 0, ITEM.length())) {
            throw new IllegalArgumentException("Items of a portal cannot stand here: " + shown(text)
                    + "; give the URL of the item's service, …/rest/services/Folder/Service/GPServer/Task");
        }
        Matcher full = FULL.matcher(text);
        if (full.matches()) {
            return splitFull(full, text);
        }
        if (serverUrl == null || serverUrl.isBlank()) {
            throw new IllegalArgumentException("No server for " + shown(text) + ": set serverUrl, or give a full URL");
        }
        String path = text.startsWith("/") ? text : "/" + text;
        Matcher rest = REST_SERVICES.matcher(path);
        return new Parts(services(serverUrl), names(rest.matches() ? rest.group(2) : path));
    }

    private static Parts splitFull(Matcher full, String text) {
        String host = full.group(2);
        if (host.contains("@")) {
            throw new IllegalArgumentException("An address must not hold a user or password: " + shown(text));
        }
        String base = full.group(1).toLowerCase(Locale.ROOT) + "://" + host;
        String path = full.group(3).replaceFirst("[?#].*$", "");
        int semicolon = path.indexOf(';');
        if (semicolon >= 0) {
            String[] parts = path.split(";", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        "Only one ';' may stand in an address, before Folder/Service/Task, and no user or password");
            }
            return new Parts(base + prefix(parts[0]) + "/rest/services", names(parts[1]));
        }
        for (Pattern pattern : List.of(REST_SERVICES, SOAP_SERVICES)) {
            Matcher services = pattern.matcher(path);
            if (services.matches()) {
                return new Parts(base + services.group(1) + "/rest/services", names(services.group(2)));
            }
        }
        return splitWithoutServices(base, prefix(path));
    }

    /** Without {@code /rest/services} the first name is the web adaptor's, as nothing else tells where the path starts. */
    private static Parts splitWithoutServices(String base, String path) {
        List<String> names = names(path);
        if (names.isEmpty()) {
            return new Parts(base + "/rest/services", names);
        }
        boolean task = names.stream().anyMatch(Parts::isServer) || names.size() > 2;
        return task && !path.toLowerCase(Locale.ROOT).contains("/sharing/")
                ? new Parts(base + "/" + encode(names.get(0)) + "/rest/services", names.subList(1, names.size()))
                : new Parts(base + "/" + encode(join(names)) + "/rest/services", List.of());
    }

    private static String prefix(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return REST_TAIL.matcher(trimmed).replaceFirst("");
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        Arrays.stream(path.split("/")).filter(name -> !name.isBlank()).forEach(name -> names.add(decode(name)));
        if (names.contains("..") || names.contains(".")) {
            throw new IllegalArgumentException("An address must not hold '.' or '..': " + path);
        }
        return names;
    }

    static String decode(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            return name.strip();
        }
    }

    /** What messages may show of an address: neither query nor user nor what follows a second semicolon. */
    private static String shown(String address) {
        return address.replaceFirst("[?#].*$", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("^([^;]*;[^;]*);.*$", "$1");
    }

    private record Parts(String services, List<String> names) {

        static boolean isServer(String name) {
            return name.equalsIgnoreCase("GPServer");
        }

        int serverIndex() {
            for (int i = 0; i < names.size(); i++) {
                if (isServer(names.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
