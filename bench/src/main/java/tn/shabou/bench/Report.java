package tn.shabou.bench;

import java.util.List;
import java.util.Locale;

/** The figures as tables in Markdown. */
final class Report {

    private static final double MEGABYTE = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    static String of(Figures figures) {
        var report = new Report();
        report.machine(figures.machine(), figures.settings());
        if (!figures.bare().isEmpty()) {
            report.line("## The least a server can do here%n");
            report.loads(figures.bare(), 0);
        }
        for (var size : figures.sizes()) {
            report.size(size);
        }
        return report.text.toString();
    }

    private void machine(Machine machine, BenchOptions settings) {
        line("# Benchmark%n");
        line(
                "%s, %d processors, %.0f GB, %s, Java %s; %s%s; load average %.1f when it began.",
                machine.processor(),
                machine.processors(),
                machine.memory() / MEGABYTE / 1024,
                machine.system(),
                machine.java(),
                machine.when(),
                machine.commit().isEmpty() ? "" : ", commit " + machine.commit(),
                machine.load());
        line(
                "%d s for each load; closed with %d connections, open at half of the processors' time.%n",
                settings.seconds(), settings.connections());
        if (!ProcFiles.exist()) {
            line("No CPU times and no memory: this system has no /proc.%n");
        }
    }

    private void size(Figures.Size size) {
        line("## %,d products, caches %s%n", size.products(), size.caches() ? "on" : "off");
        if (!size.measurements().isEmpty()) {
            loads(size.measurements(), size.products());
            costs(size.measurements());
        }
        users(size.users());
        line(
                "Memory after all of it: service %.0f MB, PostgreSQL %.0f MB.%s%n",
                size.serviceMemory() / MEGABYTE,
                size.postgresMemory() / MEGABYTE,
                size.hits() < 0 ? "" : " Cache hits: %.1f %%.".formatted(100 * size.hits()));
    }

    private void loads(List<Measurement> measurements, int products) {
        line("| Request | load | req/s | p50 ms | p95 ms | goal | p99 ms | errors | idle |");
        line("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var one : measurements) {
            double goal = one.kind().goalMillis(products);
            line(
                    "| %s | %s | %,.0f | %.1f | %.1f | %s | %.1f | %,d | %.0f %% |",
                    one.kind().title(),
                    one.model(),
                    one.perSecond(),
                    one.p50(),
                    one.p95(),
                    products == 0 ? "" : goal(one.p95(), goal, "≤ %.0f"),
                    one.p99(),
                    one.errors(),
                    100 * one.idle());
        }
        line("");
        if (products == 0) {
            costs(measurements);
        }
    }

    private void costs(List<Measurement> measurements) {
        line("| Request | CPU µs: service | PostgreSQL | together | goal | the load itself |");
        line("| --- | --- | --- | --- | --- | --- |");
        for (var one : measurements) {
            if (one.model().equals("closed")) {
                double together = one.serviceMicros() + one.postgresMicros();
                line(
                        "| %s | %,.0f | %,.0f | %,.0f | %s | %,.0f |",
                        one.kind().title(),
                        one.serviceMicros(),
                        one.postgresMicros(),
                        together,
                        goal(together, one.kind().goalMicros(), "≤ %.0f"),
                        one.loadMicros());
            }
        }
        line("");
    }

    private void users(List<Measurement> users) {
        if (users.isEmpty()) {
            return;
        }
        line("People browsing, each request after 2 s of thought:%n");
        line("| Request | req/s | p50 ms | p95 ms | goal | p99 ms | errors | idle |");
        line("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var one : users) {
            line(
                    "| %s | %,.0f | %.1f | %.1f | %s | %.1f | %,d | %.0f %% |",
                    one.kind().title(),
                    one.perSecond(),
                    one.p50(),
                    one.p95(),
                    goal(one.p95(), one.kind().goalWithUsers(), "≤ %.0f"),
                    one.p99(),
                    one.errors(),
                    100 * one.idle());
        }
        line("");
    }

    private static String goal(double reached, double goal, String form) {
        if (goal == 0) {
            return "";
        }
        var text = form.formatted(goal);
        return reached > goal ? "**" + text + " missed**" : text;
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would need a library of its own.
    private void line(String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
