package io.github.camelgp;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of an endpoint that are about results which stand somewhere else than in the answer: layers and maps. */
@UriParams
public abstract class GpOutputOptions extends GpEndOptions {
    @UriParam(defaultValue = "true")
    private boolean followUrls = true;

    public boolean isFollowUrls() {
        return followUrls;
    }

    /** Whether features of a layer that an output points to, such as that of an output feature service, are read, page by page. Without it the output is a LayerReference. */
    public void setFollowUrls(boolean followUrls) {
        this.followUrls = followUrls;
    }
}
