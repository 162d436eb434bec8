package io.github.camelgp.internal.http;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.net.SocketTimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.DeadlineTimeoutException;

/** Says in our words what went wrong on the way, and whether it is worth another try. */
final class TransportFailures {
    private TransportFailures() {}

    /** Whether trying again may help, given that it does no harm. */
    static boolean mayPass(Throwable cause) {
        return !(cause instanceof ReplyTooBigException
                || cause instanceof ZipException
                || cause instanceof SSLException
                || isPoolWait(cause));
    }

    /** @param sent whether some of the request may have left */
    static GpException of(HttpCall call, Throwable cause, boolean sent) {
        String what = call.operation() + " failed: ";
        if (cause instanceof ReplyTooBigException tooBig) {
            String text = what + "the reply is bigger than " + tooBig.limitBytes() + " bytes";
            return new GpProtocolException(text, call.where(), cause);
        }
        if (cause instanceof ZipException && call.effect() == HttpCall.Effect.READ) {
            return new GpProtocolException(what + cause.getMessage(), call.where(), cause);
        }
        if (!sent && call.effect() != HttpCall.Effect.READ || isBeforeSending(cause)) {
            return new GpTransportException(Reason.UNREACHABLE, what + unreachable(call, cause), call.where(), cause);
        }
        if (cause instanceof SocketTimeoutException && call.effect() != HttpCall.Effect.SUBMIT) {
            return new GpTimeoutException(
                    call.limits().timeoutOption(),
                    call.limits().responseTimeout(),
                    what + "no answer within " + call.limits().responseTimeout() + " ("
                            + call.limits().timeoutOption() + ")"
                            + (call.effect() == HttpCall.Effect.READ ? "" : "; it may still run, and was not repeated"),
                    call.where(),
                    cause);
        }
        if (call.effect() == HttpCall.Effect.READ) {
            return new GpTransportException(Reason.UNREACHABLE, what + text(cause), call.where(), cause);
        }
        String unknown = "the answer was lost (" + text(cause)
                + "); whether the server carried it out is not known, and it was not repeated";
        return new GpTransportException(Reason.OUTCOME_UNKNOWN, what + unknown, call.where(), cause);
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectTimeoutException || isPoolWait(cause);
    }

    private static boolean isPoolWait(Throwable cause) {
        return cause instanceof ConnectionRequestTimeoutException || cause instanceof DeadlineTimeoutException;
    }

    private static String unreachable(HttpCall call, Throwable cause) {
        if (isPoolWait(cause)) {
            return "no free connection to " + call.uri().getHost() + " within the pool's wait limit";
        }
        return call.uri().getHost() + " cannot be reached: " + text(cause);
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
