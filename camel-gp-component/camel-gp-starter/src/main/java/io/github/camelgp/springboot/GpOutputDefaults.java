package io.github.camelgp.springboot;

import org.jspecify.annotations.Nullable;

/**
 * The part of {@code camel.component.gp.*} that is about results which stand somewhere else than in the answer. What is
 * not set (null) keeps the component's own value. Not thread safe; Spring fills it once.
 */
public class GpOutputDefaults extends GpEndProperties {
    /**
     * Whether features of a layer that an output points to, such as that of an output feature service, are read, page
     * by page. Without it the output is a LayerReference.
     */
    private @Nullable Boolean followUrls;

    public @Nullable Boolean getFollowUrls() {
        return followUrls;
    }

    public void setFollowUrls(@Nullable Boolean followUrls) {
        this.followUrls = followUrls;
    }
}
