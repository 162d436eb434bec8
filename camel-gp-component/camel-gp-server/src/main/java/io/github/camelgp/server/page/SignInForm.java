package io.github.camelgp.server.page;

import io.github.camelgp.server.protocol.HttpCall;

/** Where people give a name and a password, or a token; the browser then sends the token as a cookie. */
public final class SignInForm {
    private SignInForm() {}

    /** The page, with a reason when the last try failed. */
    public static String page(HttpCall call, String problem) {
        String reason = problem.isEmpty()
                ? ""
                : "<div class=\"problem\" role=\"alert\"><p>" + Html.escape(problem) + "</p></div>\n";
        return Html.page(
                call, "Sign in", "", reason + form(call, call.parameters().get("redirect")));
    }

    /** The form alone; afterwards the browser is sent to the path. */
    static String form(HttpCall call, String back) {
        return "<form class=\"narrow\" method=\"post\" action=\"" + Html.escape(Html.site(call) + "/rest/login")
                + "\">\n"
                + "<h2>Sign in</h2>\n<input type=\"hidden\" name=\"redirect\" value=\"" + Html.escape(back) + "\">\n"
                + "<div class=\"field\">" + FormField.label("username", "User Name", "")
                + "<input type=\"text\" id=\"username\" name=\"username\" autocomplete=\"username\" autocapitalize=\"off\">"
                + "</div>\n<div class=\"field\">" + FormField.label("password", "Password", "")
                + FormField.secret("password", "current-password") + "</div>\n"
                + "<details><summary>With a token instead</summary><div class=\"field\">"
                + FormField.label("signin-token", "Token", "")
                + "<input type=\"password\" id=\"signin-token\" name=\"given\" autocomplete=\"off\"></div></details>\n"
                + "<button type=\"submit\">Sign in</button>\n</form>\n";
    }
}
