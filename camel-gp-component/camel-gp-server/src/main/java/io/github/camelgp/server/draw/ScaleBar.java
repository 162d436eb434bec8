package io.github.camelgp.server.draw;

/**
 * A bar with a round length on the ground.
 *
 * @param pixels how long it is drawn
 * @param label such as 500 m
 */
public record ScaleBar(double pixels, String label) {
    private static final double METRES_PER_KILOMETRE = 1000;

    /** The longest of 1, 2 or 5 times a power of ten that isn't longer than so many pixels. */
    public static ScaleBar of(MapView view, double mostPixels) {
        double perPixel = view.groundMetresPerPixel();
        double most = perPixel * mostPixels;
        double length = Math.pow(10, Math.floor(Math.log10(most)));
        if (!Double.isFinite(length) || length <= 0) {
            return new ScaleBar(0, "");
        }
        length *= most >= 5 * length ? 5 : most >= 2 * length ? 2 : 1;
        return new ScaleBar(length / perPixel, label(length));
    }

    private static String label(double metres) {
        boolean far = metres >= METRES_PER_KILOMETRE;
        double number = far ? metres / METRES_PER_KILOMETRE : metres;
        String text = number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf((float) number);
        return text + (far ? " km" : " m");
    }
}
