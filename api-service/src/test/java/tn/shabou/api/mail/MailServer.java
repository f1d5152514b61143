package tn.shabou.api.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real SMTP server, which may be away for a while. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private static @Nullable GreenMail server;
    private static int port;

    @Override
    public Map<String, String> start() {
        open();
        return Map.of(
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port),
                "quarkus.mailer.start-tls", "DISABLED",
                "quarkus.mailer.from", "shop@shabou.test",
                "shabou.mail.to", "atelier@shabou.test,achats@shabou.test");
    }

    @Override
    public void stop() {
        running().stop();
    }

    public static GreenMail running() {
        return Objects.requireNonNull(server);
    }

    /** On the same port as before, so that who knew it finds it again. */
    static void open() {
        var opened = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        opened.start();
        port = opened.getSmtp().getPort();
        server = opened;
    }
}
