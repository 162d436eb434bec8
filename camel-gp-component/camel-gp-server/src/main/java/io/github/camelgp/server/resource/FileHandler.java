package io.github.camelgp.server.resource;

import io.github.camelgp.server.job.OutputFiles;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;

/** Files of tasks below {@code rest/directories}. */
public final class FileHandler {
    private final OutputFiles files;

    public FileHandler(OutputFiles files) {
        this.files = files;
    }

    public Reply download(HttpCall call) {
        String address = call.target().name();
        return files.find(address)
                .<Reply>map(path -> new Reply.Download(path, address.substring(address.lastIndexOf('/') + 1), false))
                .orElseThrow(() -> ProtocolException.unable("There is no file '" + address + "': it may be swept."));
    }
}
