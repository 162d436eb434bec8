package io.github.camelgp.server.tool.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.city.Street;
import io.github.camelgp.server.value.LinearUnit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * How one travels and what breaks mean. Breaks are in minutes or metres; driving takes half as long again from 7 to 9 and
 * from 16 to 18 o'clock on weekdays. Immutable.
 *
 * @param byDistance breaks are metres, else minutes
 * @param unit how many metres or minutes a unit of a break is
 * @param arterial speed on wide streets, in metres per minute
 * @param local speed on the others
 */
record Travel(boolean byDistance, double unit, double arterial, double local) {

    private static final Map<String, Double> MINUTES =
            Map.of("Seconds", 1.0 / 60, "Minutes", 1.0, "Hours", 60.0, "Days", 1440.0);
    private static final double WALKING = 5000.0 / 60;
    private static final double RUSH_HOUR = 1.5;
    private static final ZoneId CITY = ZoneId.of("America/Los_Angeles");

    /**
     * From the parameters.
     *
     * @throws ToolException if the travel mode isn't JSON
     */
    static Travel of(TaskCall call) {
        var word = call.text("Break_Units");
        boolean byDistance = !MINUTES.containsKey(word);
        double unit =
                byDistance ? new LinearUnit(1, LinearUnit.wireName(word)).toMetres() : MINUTES.getOrDefault(word, 1.0);
        if (isWalking(call)) {
            return new Travel(byDistance, unit, WALKING, WALKING);
        }
        double slower = isRushHour(call) ? RUSH_HOUR : 1;
        return new Travel(byDistance, unit, 50_000.0 / 60 / slower, 30_000.0 / 60 / slower);
    }

    private static boolean isWalking(TaskCall call) {
        var impedance = call.has("Impedance") ? call.text("Impedance") : "";
        var mode = call.has("Travel_Mode") ? call.text("Travel_Mode").trim() : "";
        if (mode.startsWith("{")) {
            JsonNode json = travelMode(mode);
            return json.path("type").asText().equalsIgnoreCase("WALK")
                    || json.path("impedanceAttributeName").asText().startsWith("Walk");
        }
        var custom = mode.isEmpty() || mode.equalsIgnoreCase("Custom");
        return (custom ? impedance : mode).toLowerCase(Locale.ROOT).startsWith("walk");
    }

    private static JsonNode travelMode(String text) {
        try {
            return LenientJson.read(text);
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 030193: Travel_Mode is not valid: " + e.getMessage(), e);
        }
    }

    /** The time of day is a clock time in the city, unless it is said to be UTC. */
    private static boolean isRushHour(TaskCall call) {
        if (!call.isGiven("Time_of_Day")) {
            return false;
        }
        boolean utc = call.has("Time_Zone_for_Time_of_Day")
                && call.text("Time_Zone_for_Time_of_Day").equals("UTC");
        var clock = call.date("Time_of_Day").atZone(utc ? CITY : ZoneOffset.UTC);
        int hour = clock.getHour();
        return clock.getDayOfWeek().getValue() <= 5 && (hour >= 7 && hour < 9 || hour >= 16 && hour < 18);
    }

    /** What a piece of street costs, in metres or minutes. */
    double cost(Street street) {
        return byDistance ? street.length() : street.length() / (street.arterial() ? arterial : local);
    }

    /** How far a break reaches as the crow flies, in metres. */
    double crowDistance(double breakValue) {
        return byDistance ? breakValue * unit : breakValue * unit * local;
    }
}
