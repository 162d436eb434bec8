package io.github.camelgp.server.resource;

import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Target;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The services by name, without regard to case. */
public final class Catalog {
    private final Map<String, ServiceDefinition> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Supplier<List<String>> featureServices;

    /** Of all services, and the names of the feature services of the moment. */
    public Catalog(Collection<ServiceDefinition> definitions, Supplier<List<String>> featureServices) {
        this.featureServices = featureServices;
        definitions.forEach(service -> services.put(service.name(), service));
    }

    public ServiceDefinition service(String name) {
        ServiceDefinition service = services.get(name);
        if (service == null) {
            throw ProtocolException.unknownService(name);
        }
        return service;
    }

    /** The service with that name, in any case. */
    public Optional<ServiceDefinition> find(String name) {
        return Optional.ofNullable(services.get(name));
    }

    public TaskDefinition task(String service, String task) {
        return service(service).task(task).orElseThrow(() -> ProtocolException.unknownTask(service, task));
    }

    /** The task that an address names, if there is one. */
    public List<TaskDefinition> tasks(Target target) {
        return find(target.service()).flatMap(service -> service.task(target.task())).stream()
                .toList();
    }

    public List<String> folders() {
        TreeSet<String> folders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        services.values().forEach(service -> folders.add(service.folder()));
        featureServices
                .get()
                .forEach(name -> folders.add(name.contains("/") ? name.substring(0, name.indexOf('/')) : ""));
        folders.remove("");
        return new ArrayList<>(folders);
    }

    public List<ServiceDefinition> inFolder(String folder) {
        return services.values().stream()
                .filter(service -> service.folder().equalsIgnoreCase(folder))
                .toList();
    }

    /** Names of feature services, with the folder. */
    public List<String> featureServicesIn(String folder) {
        return featureServices.get().stream()
                .filter(name ->
                        name.substring(0, Math.max(0, name.indexOf('/'))).equalsIgnoreCase(folder))
                .toList();
    }

    /** Everything, in order of the names. */
    public List<ServiceDefinition> all() {
        return List.copyOf(services.values());
    }

    public boolean isSecured() {
        return services.values().stream().anyMatch(ServiceDefinition::secured);
    }
}
