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

    /** Whether there is work to do. */
    boolean goesOn();

    /** The job twice a second, until there is no more work to do. */
    static <T extends JobAnswer> Multi<T> follow(Supplier<Uni<? extends T>> show) {
        return Multi.createBy()
                .repeating()
                .uni(show)
                .withDelay(Duration.ofMillis(500))
                .whilst(JobAnswer::goesOn)
                .skip()
                .repetitions()
                // The answer has begun by then: of a job that there is not, nothing is told.
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
