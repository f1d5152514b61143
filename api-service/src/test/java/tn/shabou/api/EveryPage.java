package tn.shabou.api;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Walks a list from its first page to its last, as a client would. */
public final class EveryPage {

    private EveryPage() {}

    /** What stands at {@code path} on each page, in order. */
    public static List<String> of(Supplier<RequestSpecification> reader, String url, String path) {
        return of(reader, url, path, page -> {});
    }

    /** As above, with something to do after each page, whose number from 0 is given. */
    public static List<String> of(
            Supplier<RequestSpecification> reader,
            String url,
            String path,
            IntConsumer betweenPages) {
        var seen = new ArrayList<String>();
        String cursor = null;
        int page = 0;
        do {
            var next = cursor == null ? "" : "&cursor=" + cursor;
            var answer = reader.get().get(url + next).then().statusCode(200).extract().jsonPath();
            seen.addAll(answer.getList(path));
            cursor = answer.get("nextCursor");
            betweenPages.accept(page++);
        } while (cursor != null);
        return seen;
    }
}
