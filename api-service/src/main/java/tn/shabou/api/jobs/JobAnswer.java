package tn.shabou.api.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.http.Problem;

/** A job as it is told over HTTP. */
public interface JobAnswer {

    /** How long finding a job may take. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** Whether there is work to do. */
    boolean goesOn();

    /**
     * The job twice a second, until there is no more work to do. Blocks until the job is found,
     * since an answer that has begun cannot say any more that there is none.
     *
     * @throws Problem as {@code show} does
     */
    static <T extends JobAnswer> Multi<T> follow(Supplier<Uni<? extends T>> show) {
        show.get().await().atMost(PATIENCE);
        return Multi.createBy()
                .repeating()
                .uni(show)
                .withDelay(Duration.ofMillis(500))
                .whilst(JobAnswer::goesOn)
                .skip()
                .repetitions()
                // It was let go of meanwhile.
                .onFailure(Problem.class)
                .recoverWithCompletion();
    }

    /** 202 while there is work to do, with the address at which to follow it. */
    static <T extends JobAnswer> RestResponse<T> answer(T job, String address) {
        var status = job.goesOn() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.create(status, job)
                .location(URI.create(address))
                .build();
    }
}
