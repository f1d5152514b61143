-- Sets the idle time of entries that this consumer still holds: 0 keeps others from claiming them,
-- more than their least idle time offers them. "refund" is taken off the delivery count.
-- KEYS: stream. ARGV: group, consumer, idle (ms), refund, id...
-- Answers the ids that are still this consumer's.
local held = {}
for i = 5, #ARGV do
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1)[1]
  if pending and pending[2] == ARGV[2] then
    local deliveries = math.max(pending[4] - ARGV[4], 0)
    local kept = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i],
      'IDLE', ARGV[3], 'RETRYCOUNT', deliveries, 'JUSTID')
    held[#held + 1] = kept[1]
  end
end
return held
