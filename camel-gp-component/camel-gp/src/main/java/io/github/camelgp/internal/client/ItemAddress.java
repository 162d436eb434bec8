package io.github.camelgp.internal.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a portal leads to: {@code item:ID/Task}, {@code item:ID}, or one of its utility services,
 * {@code item:helperServices/printTask}.
 *
 * @param id of the item; {@code helperServices} for these
 * @param names that follow, decoded: a task, or a helper service and perhaps its task
 */
public record ItemAddress(String id, List<String> names) {
    private static final String PREFIX = "item:";
    private static final String HELPERS = "helperServices";
    private static final int MOST_NAMES = 2;

    public ItemAddress {
        names = List.copyOf(names);
    }

    /**
     * Reads an address; empty when it is none of a portal's.
     *
     * @throws IllegalArgumentException if it begins like one, but cannot be read
     */
    public static Optional<ItemAddress> of(String address) {
        String text = address.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.empty();
        }
        List<String> names =
                new ArrayList<>(Arrays.stream(text.substring(PREFIX.length()).split("/"))
                        .map(GpUrls::decode)
                        .filter(name -> !name.isBlank())
                        .toList());
        boolean helpers = !names.isEmpty() && names.get(0).equalsIgnoreCase(HELPERS);
        boolean item = !names.isEmpty() && names.get(0).matches("[0-9A-Za-z]{8,64}");
        if (!helpers && !item || names.size() > (helpers ? MOST_NAMES + 1 : MOST_NAMES)) {
            throw new IllegalArgumentException("Not the address of a portal's item: " + text
                    + "; expected item:ITEMID/Task, item:ITEMID, or item:helperServices/NAME");
        }
        String id = names.remove(0);
        return Optional.of(new ItemAddress(helpers ? HELPERS : id, names));
    }

    /** Whether it is one of the portal's utility services, or their list. */
    public boolean isHelper() {
        return id.equals(HELPERS);
    }

    /** The name of the helper service; empty for their list. */
    String helper() {
        return names.isEmpty() ? "" : names.get(0);
    }

    /** The task that is named; empty for the service itself. */
    public Optional<String> task() {
        int at = isHelper() ? 1 : 0;
        return names.size() > at ? Optional.of(names.get(at)) : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + id + (names.isEmpty() ? "" : "/" + String.join("/", names));
    }
}
