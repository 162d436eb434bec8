package io.github.camelgp;

import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.UploadRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tasks that take files and give them, on services with and without uploads. */
final class FileTasks {
    private FileTasks() {}

    static void addTo(TaskRegistry registry) {
        for (String name : new String[] {"Files/Jobs", "Files/Closed", "Files/Small"}) {
            registry.service(name, service -> {
                if (name.equals("Files/Jobs")) {
                    service.uploads();
                } else if (name.equals("Files/Small")) {
                    service.uploads(UploadRules.usual().maxBytes(1000).types("txt"));
                }
                service.asynchronous()
                        .task("Digest", task -> task.input("File", "GPDataFile")
                                .output("Sum", "GPString")
                                .run(FileTasks::digest))
                        .task("Several", task -> task.input("Files", "GPMultiValue:GPDataFile", p -> p.optional())
                                .input("Table", "GPValueTable", p -> p.optional()
                                        .member("Title", "GPString")
                                        .member("File", "GPDataFile"))
                                .input("Either", "GPComposite", p -> p.optional()
                                        .member("DataFile", "GPDataFile")
                                        .member("Long", "GPLong"))
                                .output("Given", "GPString")
                                .run(FileTasks::given))
                        .task("Count", task -> task.input("In", "GPFeatureRecordSetLayer")
                                .output("Count", "GPLong")
                                .run(call -> call.set("Count", (long)
                                        call.features("In").rows().size())))
                        .task("Make", task -> task.input("Name", "GPString")
                                .input("Bytes", "GPLong")
                                .output("File", "GPDataFile")
                                .run(FileTasks::make));
            });
        }
        registry.service(
                "Files/Fast",
                service -> service.synchronous().uploads().task("Make", task -> task.input("Name", "GPString")
                        .input("Bytes", "GPLong")
                        .output("File", "GPDataFile")
                        .run(FileTasks::make)));
    }

    private static void digest(TaskCall call) throws IOException {
        try (InputStream file = call.open("File")) {
            call.set("Sum", sum(file));
        }
    }

    private static void given(TaskCall call) throws IOException {
        for (String name : new String[] {"Files", "Table", "Either"}) {
            if (call.isGiven(name)) {
                call.set("Given", call.json(name).toString());
            }
        }
    }

    private static void make(TaskCall call) throws IOException {
        try (OutputStream file = call.file("File", call.text("Name"))) {
            file.write(bytes((int) call.wholeNumber("Bytes")));
        }
    }

    /** The bytes of a file of that size. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    static String sum(InputStream content) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
