package io.github.camelgp;

import io.github.camelgp.operation.Reply;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Starts an operation and lets the exchange wait without a thread. */
final class GpProducer extends DefaultAsyncProducer {
    private final GpEndpoint endpoint;

    GpProducer(GpEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.operations().validate();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<Reply> answer;
        try {
            answer = endpoint.operations().handle(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        WaitingExchanges waiting = endpoint.getComponent().runtime().waiting();
        WaitingExchange exchangeWaiting = waiting.begin(exchange, callback);
        answer.whenComplete((reply, failure) -> waiting.end(exchangeWaiting, reply, failure));
        return false;
    }
}
