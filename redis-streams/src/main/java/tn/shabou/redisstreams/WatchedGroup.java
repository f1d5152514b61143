package tn.shabou.redisstreams;

/** A consumer group that this application belongs to. */
record WatchedGroup(
        StreamCommands commands, String stream, String group, String deadLetterStream) {}
