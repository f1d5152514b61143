package tn.shabou.orion.forecast.peers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much the groups of one likeness sell more than was expected before they were looked at,
 * each drawn to the mean of all: n members weigh n/(n+k).
 *
 * @param mean of all groups
 * @param credibility k: how many members weigh as much as all others
 */
record Factors(Likeness likeness, double mean, double credibility, Map<String, Sum> groups) {

    /**
     * Of the members of a group.
     *
     * @param ratios what each sells over what was expected of it, times its weight
     */
    record Sum(int members, double weight, double ratios) {

        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(double one, double ratio) {
            return new Sum(members + 1, weight + one, ratios + one * ratio);
        }

        double mean() {
            return ratios / weight;
        }
    }

    double of(@Nullable String group) {
        return without(group, 0, 0);
    }

    /** What the others of the group say of a member. */
    double without(@Nullable String group, double weight, double ratio) {
        if (group == null) {
            return 1;
        }
        var sum = groups.getOrDefault(group, Sum.NONE);
        return (sum.ratios - weight * ratio + credibility * mean)
                / (sum.weight - weight + credibility);
    }

    /** The same, drawn to the mean {@code times} as much. */
    Factors drawn(double times) {
        return new Factors(likeness, mean, times * credibility, groups);
    }

    int members(@Nullable String group) {
        return group == null ? 0 : groups.getOrDefault(group, Sum.NONE).members;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(likeness.name());
        out.writeDouble(mean);
        out.writeDouble(credibility);
        out.writeInt(groups.size());
        for (var group : groups.entrySet()) {
            out.writeUTF(group.getKey());
            out.writeInt(group.getValue().members);
            out.writeDouble(group.getValue().weight);
            out.writeDouble(group.getValue().ratios);
        }
    }

    static Factors read(DataInput in) throws IOException {
        var likeness = Likeness.valueOf(in.readUTF());
        double mean = in.readDouble();
        double credibility = in.readDouble();
        var groups = new TreeMap<String, Sum>();
        for (int left = in.readInt(); left > 0; left--) {
            groups.put(in.readUTF(), new Sum(in.readInt(), in.readDouble(), in.readDouble()));
        }
        return new Factors(likeness, mean, credibility, groups);
    }
}
