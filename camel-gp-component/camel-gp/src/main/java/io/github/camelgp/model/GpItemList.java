package io.github.camelgp.model;

import java.util.List;

/**
 * What a search in a portal found (portal reference, "Search"): only what is shared with us.
 *
 * @param portal that was searched
 * @param search in the portal's own words
 * @param items in the portal's order
 */
public record GpItemList(String portal, String search, List<GpItem> items) {

    public GpItemList {
        items = List.copyOf(items);
    }
}
