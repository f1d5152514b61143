package tn.shabou.api.limits;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The allowances of the clients seen lately. Those not seen for a while are forgotten, and however
 * many addresses somebody has, they fill no more than their place: what is forgotten is still
 * counted in Redis.
 */
final class Allowances {

    private static final int MOST = 50_000;

    private final long lifeMillis;
    private ConcurrentHashMap<String, Allowance> young = new ConcurrentHashMap<>();
    private ConcurrentHashMap<String, Allowance> old = new ConcurrentHashMap<>();
    private volatile long turn;

    Allowances(long lifeMillis) {
        this.lifeMillis = lifeMillis;
    }

    Allowance of(String client, long now) {
        if (now >= turn || young.size() > MOST) {
            age(now);
        }
        var known = young.get(client);
        return known == null
                ? young.computeIfAbsent(client, _ -> old.getOrDefault(client, new Allowance()))
                : known;
    }

    private synchronized void age(long now) {
        if (now >= turn || young.size() > MOST) {
            old = young;
            young = new ConcurrentHashMap<>();
            turn = now + lifeMillis;
        }
    }
}
