package io.github.camelgp.model;

/**
 * An item of a portal (portal reference, "Item"): for a web tool its {@code url} is the geoprocessing service.
 *
 * @param id as the portal's addresses name it
 * @param title for people; may be empty
 * @param type such as {@code Geoprocessing Service}
 * @param owner the user's name; may be empty
 * @param access such as {@code public}, {@code org} or {@code shared}; may be empty
 * @param snippet the owner's words; may be empty
 * @param url of what the item stands for; empty when it has none
 */
public record GpItem(String id, String title, String type, String owner, String access, String snippet, String url) {
    private static final String WEB_TOOL = "Geoprocessing Service";

    /** Whether it stands for a geoprocessing service. */
    public boolean isWebTool() {
        return type.equalsIgnoreCase(WEB_TOOL);
    }
}
