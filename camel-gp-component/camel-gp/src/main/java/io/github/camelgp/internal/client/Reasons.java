package io.github.camelgp.internal.client;

import io.github.camelgp.model.Reason;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows what servers mean by their codes and words. The words count first, as most errors come as 400 or 500. */
public final class Reasons {
    private static final Pattern LICENCE = Pattern.compile("error (000824|010096|000049)\\b|not licen[sc]ed"
            + "|licen[sc]e (is )?(not |currently un)available|no .*licen[sc]e .*available|unable to check out");
    private static final Pattern CREDITS =
            Pattern.compile("\\bcredits?\\b.*(insufficient|exceed|not enough|limit|quota|left)"
                    + "|(insufficient|exceed\\w*|not (have )?enough|out of)\\b.*\\bcredits?\\b");
    private static final Pattern TOO_MANY =
            Pattern.compile("number of (input |output )?(features|records|points)\\b.*exceed");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile("(uploads?|capability|operation)\\b.* (is|are) (not (enabled|supported|allowed)|disabled)");
    private static final Pattern TOOL = Pattern.compile("error \\d{6}|error executing tool|failed to execute \\(");
    private static final Pattern STOPPED = Pattern.compile("\\bnot started\\b|service .*\\bis stopped");
    private static final Pattern NO_INSTANCE = Pattern.compile("wait time|no (free |available )?instance");
    private static final Pattern TIMED_OUT =
            Pattern.compile("usage time|maximum (amount of )?time|processing (of )?.*request .*(too long|timed out)");
    private static final Pattern LOGIN_REFUSED = Pattern.compile(
            "invalid (username|user name|user id|credentials|client|grant|refresh)|invalid_(client|grant)"
                    + "|unable to generate token|invalid token|token required|token expired|unauthorized access");
    private static final Pattern FORBIDDEN =
            Pattern.compile("do(es)? not have (permission|access|privilege)|access denied");
    private static final Pattern NOT_FOUND = Pattern.compile("not found|could not find|does not exist"
            + "|invalid url|does not refer|inaccessible|unknown (service|task|resource|job)");

    private Reasons() {}

    /**
     * Why a job failed, by the messages of its tool: a licence, credits, or the tool itself.
     *
     * @param text of the messages
     */
    public static Reason ofTool(String text) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (LICENCE.matcher(words).find()) {
            return Reason.LICENCE;
        }
        return CREDITS.matcher(words).find() ? Reason.CREDITS : Reason.TOOL_FAILED;
    }

    /** @param text the server's message and details, in one */
    static Reason of(int code, String text) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (code == 498 || code == 499 || code == 401) {
            return Reason.AUTHENTICATION;
        }
        if (LICENCE.matcher(words).find()) {
            return Reason.LICENCE;
        }
        if (CREDITS.matcher(words).find() || code == 402) {
            return Reason.CREDITS;
        }
        if (TOO_MANY.matcher(words).find()) {
            return Reason.INVALID_INPUT;
        }
        if (TOOL.matcher(words).find()) {
            return Reason.TOOL_FAILED;
        }
        Reason state = ofState(words);
        if (state != Reason.SERVER_ERROR) {
            return state;
        }
        return ofCode(code, words);
    }

    private static Reason ofState(String words) {
        if (STOPPED.matcher(words).find()) {
            return Reason.SERVICE_STOPPED;
        }
        if (NO_INSTANCE.matcher(words).find()) {
            return Reason.NO_INSTANCE;
        }
        if (TIMED_OUT.matcher(words).find()) {
            return Reason.TIMED_OUT;
        }
        if (LOGIN_REFUSED.matcher(words).find()) {
            return Reason.AUTHENTICATION;
        }
        return FORBIDDEN.matcher(words).find() || SWITCHED_OFF.matcher(words).find()
                ? Reason.FORBIDDEN
                : Reason.SERVER_ERROR;
    }

    private static Reason ofCode(int code, String words) {
        return switch (code) {
            case 403 -> Reason.FORBIDDEN;
            case 404 -> Reason.NOT_FOUND_OR_NOT_SHARED;
            case 410 -> Reason.GONE;
            case 429, 503 -> Reason.BUSY;
            case 504 -> Reason.TIMED_OUT;
            default -> {
                if (NOT_FOUND.matcher(words).find()) {
                    yield Reason.NOT_FOUND_OR_NOT_SHARED;
                }
                yield code == 400 || code == 422 ? Reason.INVALID_INPUT : Reason.SERVER_ERROR;
            }
        };
    }

    /** What to do about it, as the end of a message; empty when nobody knows. */
    static String advice(Reason reason) {
        return switch (reason) {
            case AUTHENTICATION -> "; check the credentials";
            case GONE -> "; the server has it no more, or never had";
            case FORBIDDEN -> "; ask its owner to share it with this user, or to switch on what is asked for";
            case SERVICE_STOPPED -> "; the service has to be started in ArcGIS Server Manager";
            case NO_INSTANCE -> "; all instances of the service are busy";
            case LICENCE -> "; the server lacks a licence or extension that the tool needs";
            case CREDITS -> "; the organisation's credits do not suffice";
            default -> "";
        };
    }
}
