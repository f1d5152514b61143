package tn.shabou.api.jobs;

import java.util.UUID;

/** A job at which there is work. */
public record Job(UUID id, JobState state) {}
