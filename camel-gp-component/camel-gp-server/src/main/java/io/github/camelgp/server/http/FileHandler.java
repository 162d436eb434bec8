package io.github.camelgp.server.http;

import io.github.camelgp.server.job.OutputFiles;

/** Files of tasks below {@code rest/directories}. */
final class FileHandler {
    private final OutputFiles files;

    FileHandler(OutputFiles files) {
        this.files = files;
    }

    Reply download(HttpCall call) {
        String address = call.target().name();
        return files.find(address)
                .<Reply>map(path -> new Reply.Download(path, address.substring(address.lastIndexOf('/') + 1)))
                .orElseThrow(() -> ProtocolException.unable("There is no file '" + address + "': it may be swept."));
    }
}
