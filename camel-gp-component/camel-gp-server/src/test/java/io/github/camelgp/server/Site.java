package io.github.camelgp.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A person with a browser without scripts: opens pages, follows links, sends forms. */
final class Site {
    private final String cookie;

    Site(String cookie) {
        this.cookie = cookie;
    }

    Document open(String url) {
        HttpResponse<String> answer = Client.send(request(url));
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("content-type").orElse("").startsWith("text/html")) {
            throw new AssertionError(
                    "no page: " + answer + " " + answer.headers().map());
        }
        return Jsoup.parse(answer.body(), url);
    }

    /** The page behind the first link whose text begins so. */
    Document follow(Document page, String text) {
        for (Element link : page.select("main a[href]")) {
            if (link.text().startsWith(text)) {
                return open(link.absUrl("href"));
            }
        }
        throw new AssertionError("no link '" + text + "' on " + page.select("a").eachText());
    }

    /** Sends the page's only form as it is filled in. */
    Document submit(Document page) {
        FormElement form = form(page);
        String query = query(form);
        String url = form.absUrl("action");
        return form.attr("method").equals("post") ? open(url, query) : open(url + "?" + query);
    }

    static FormElement form(Document page) {
        return (FormElement) page.select("main form").get(0);
    }

    static String query(FormElement form) {
        List<String> pairs = new ArrayList<>();
        for (Connection.KeyVal field : form.formData()) {
            pairs.add(field.key());
            pairs.add(field.value());
        }
        return Client.encode(pairs.toArray(String[]::new));
    }

    HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private Document open(String url, String body) {
        HttpRequest.Builder request = request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return Jsoup.parse(Client.send(request).body(), url);
    }
}
