package tn.shabou.prospector.discovery;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a message, by field; all that elements of OpenStreetMap are made of. */
record OsmMessage(Map<Integer, List<Long>> numbers) {

    static OsmMessage of(ByteString bytes) throws IOException {
        var message = bytes.newCodedInput();
        var numbers = new HashMap<Integer, List<Long>>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> add(numbers, field, message.readInt64());
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                    // Who last changed it, and when, is none of our business.
                    if (field == 4 || field == 5) {
                        message.skipField(tag);
                    } else {
                        readPacked(message, field, numbers);
                    }
                }
                default -> message.skipField(tag);
            }
        }
        return new OsmMessage(numbers);
    }

    List<Long> all(int field) {
        return numbers.getOrDefault(field, List.of());
    }

    /** 0 when it is not there. */
    long one(int field) {
        var all = all(field);
        return all.isEmpty() ? 0 : all.getLast();
    }

    /** Numbers that are written as differences, each to the one before. */
    List<Long> sums(int field) {
        var sums = new ArrayList<Long>();
        long sum = 0;
        for (long difference : all(field)) {
            sum += CodedInputStream.decodeZigZag64(difference);
            sums.add(sum);
        }
        return sums;
    }

    private static void readPacked(
            CodedInputStream message, int field, Map<Integer, List<Long>> numbers)
            throws IOException {
        int limit = message.pushLimit(message.readRawVarint32());
        while (message.getBytesUntilLimit() > 0) {
            add(numbers, field, message.readInt64());
        }
        message.popLimit(limit);
    }

    private static void add(Map<Integer, List<Long>> numbers, int field, long number) {
        numbers.computeIfAbsent(field, _ -> new ArrayList<>()).add(number);
    }
}
