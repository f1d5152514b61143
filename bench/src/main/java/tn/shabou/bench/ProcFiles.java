package tn.shabou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux tells of processes; elsewhere everything is 0. */
final class ProcFiles {

    /** Linux counts time for programs in hundredths of a second, whatever its own clock. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;

    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final String ESTABLISHED = "01";

    private ProcFiles() {}

    static boolean exist() {
        return Files.exists(Path.of("/proc/self/stat"));
    }

    /** CPU time that a process used so far, in microseconds. */
    static long cpuMicros(long pid) {
        return ticks(pid, USER, SYSTEM) * MICROS_PER_TICK;
    }

    /** Of a process and all that it started, also what has ended since and was waited for. */
    static long familyCpuMicros(long pid) {
        return (family(pid).map(member -> ticks(member, USER, SYSTEM)).sum()
                        + ticks(pid, CHILDREN_USER, CHILDREN_SYSTEM))
                * MICROS_PER_TICK;
    }

    /** Memory of a process and all that it started, in bytes; what they share is counted once. */
    static long familyMemory(long pid) {
        return family(pid).map(ProcFiles::memory).sum();
    }

    /** Of all processors together, in microseconds. */
    static long idleMicros() {
        return lines("/proc/stat")
                        .filter(line -> line.startsWith("cpu "))
                        .map(line -> line.split(" +"))
                        .mapToLong(cells ->
                                Long.parseLong(cells[IDLE])
                                        + Long.parseLong(cells[WAITING_FOR_DISK]))
                        .sum()
                * MICROS_PER_TICK;
    }

    /** Connections that are open to a port of this machine, seen from whoever opened them. */
    static long connectionsTo(int port) {
        var there = "%04X".formatted(port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(ProcFiles::lines)
                .map(line -> line.strip().split(" +"))
                .filter(cells ->
                        cells[REMOTE].endsWith(":" + there) && cells[STATE].equals(ESTABLISHED))
                .count();
    }

    private static LongStream family(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
    }

    /** The cells after the name of the program, which may hold blanks itself. */
    private static long ticks(long pid, int first, int second) {
        return lines("/proc/" + pid + "/stat")
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
                .mapToLong(cells -> Long.parseLong(cells[first]) + Long.parseLong(cells[second]))
                .sum();
    }

    private static long memory(long pid) {
        return lines("/proc/" + pid + "/smaps_rollup")
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /** None when the process has ended meanwhile. */
    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
