-- Delivers an entry to the consumer that holds it once more, which raises its delivery count.
-- KEYS: stream. ARGV: group, consumer, id.
-- Answers {id, fields, deliveries}, or nil when the entry is no longer this consumer's.
local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1)[1]
if not pending or pending[2] ~= ARGV[2] then
  return false
end
local entry = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3])[1]
return entry and {entry[1], entry[2], pending[4] + 1}
