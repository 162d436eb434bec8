package io.github.camelgp.server.tool.print;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A page with a title above the map, and a scale bar and small print below it.
 *
 * @param name as clients send it
 * @param width of the page, in points of 1/72 inch
 * @param height of the page
 * @param metric its size is told in centimetres, else in inches
 */
record PageLayout(String name, double width, double height, boolean metric) {
    static final String MAP_ONLY = "MAP_ONLY";
    static final double MARGIN = 28;
    static final double TITLE_SIZE = 18;
    static final double TEXT_SIZE = 9;
    private static final double TITLE_ROOM = 34;
    private static final double FOOT_ROOM = 44;
    private static final double POINTS_PER_INCH = 72;
    private static final double CENTIMETRES_PER_INCH = 2.54;

    static final List<PageLayout> ALL = List.of(
            centimetres("A3 Landscape", 42, 29.7),
            centimetres("A3 Portrait", 29.7, 42),
            centimetres("A4 Landscape", 29.7, 21),
            centimetres("A4 Portrait", 21, 29.7),
            inches("Letter ANSI A Landscape", 11, 8.5),
            inches("Letter ANSI A Portrait", 8.5, 11),
            inches("Tabloid ANSI B Landscape", 17, 11),
            inches("Tabloid ANSI B Portrait", 11, 17));

    private static PageLayout centimetres(String name, double width, double height) {
        double points = POINTS_PER_INCH / CENTIMETRES_PER_INCH;
        return new PageLayout(name, width * points, height * points, true);
    }

    private static PageLayout inches(String name, double width, double height) {
        return new PageLayout(name, width * POINTS_PER_INCH, height * POINTS_PER_INCH, false);
    }

    /** Empty for the map alone. */
    static Optional<PageLayout> find(String name) {
        return ALL.stream()
                .filter(layout -> layout.name().equalsIgnoreCase(name.trim()))
                .findFirst();
    }

    /** All names, that of the map alone last. */
    static String[] names() {
        String[] names = new String[ALL.size() + 1];
        for (int i = 0; i < ALL.size(); i++) {
            names[i] = ALL.get(i).name();
        }
        names[ALL.size()] = MAP_ONLY;
        return names;
    }

    double mapWidth() {
        return width - 2 * MARGIN;
    }

    double mapHeight() {
        return height - 2 * MARGIN - TITLE_ROOM - FOOT_ROOM;
    }

    /** From the upper edge of the page. */
    double mapTop() {
        return MARGIN + TITLE_ROOM;
    }

    /** From the upper edge of the page, the base line. */
    double titleLine() {
        return MARGIN + TITLE_SIZE;
    }

    /** From the upper edge of the page: the scale bar. */
    double barLine() {
        return mapTop() + mapHeight() + 18;
    }

    /** From the upper edge of the page: the base line of the small print. */
    double footLine() {
        return height - MARGIN;
    }

    /** What clients may know about it (services reference, Get layout templates info task). */
    ObjectNode json() {
        double unit = metric ? POINTS_PER_INCH / CENTIMETRES_PER_INCH : POINTS_PER_INCH;
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("layoutTemplate", name);
        node.putArray("pageSize").add(rounded(width / unit)).add(rounded(height / unit));
        node.put("pageUnits", metric ? "CENTIMETER" : "INCH");
        node.putArray("activeDataFrameSize").add(rounded(mapWidth() / unit)).add(rounded(mapHeight() / unit));
        node.putArray("webMapFrameSize").add(rounded(mapWidth() / unit)).add(rounded(mapHeight() / unit));
        ObjectNode options = node.putObject("layoutOptions")
                .put("hasTitleText", true)
                .put("hasAuthorText", true)
                .put("hasCopyrightText", true)
                .put("hasLegend", false)
                .put("hasScaleBar", true);
        options.putArray("customTextElements");
        return node;
    }

    private static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }
}
