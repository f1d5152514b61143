package tn.shabou.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project in which services are built that only pretend to be some. */
final class PretendedHome {

    private PretendedHome() {}

    /** Puts a {@link PretendedService} where the build leaves the service of that name. */
    static void add(Path home, String service) throws IOException {
        var jar = home.resolve(service + "/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, PretendedService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                PretendedService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
