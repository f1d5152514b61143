package tn.shabou.api.pages;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.http.Language;

/** Makes answers of templates. */
public final class Rendering {

    private static final String HTML = "text/html;charset=UTF-8";

    private Rendering() {}

    public static Uni<RestResponse<String>> page(Language language, TemplateInstance template) {
        return page(RestResponse.Status.OK, language, template);
    }

    public static Uni<RestResponse<String>> page(
            RestResponse.Status status, Language language, TemplateInstance template) {
        return template.setLocale(language.tag())
                .createUni()
                .map(html ->
                        RestResponse.ResponseBuilder.create(status, html)
                                .header(HttpHeaders.CONTENT_TYPE, HTML)
                                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                                .build());
    }

    /** A page that is for one reader, and for now. */
    public static Uni<RestResponse<String>> privately(
            Language language, TemplateInstance template) {
        return page(language, template)
                .invoke(answer ->
                        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
