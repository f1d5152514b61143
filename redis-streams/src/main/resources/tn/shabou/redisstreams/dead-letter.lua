-- Moves an entry that this consumer holds to the dead-letter stream.
-- KEYS: stream, dead-letter stream. ARGV: group, consumer, id, field, value, ...
-- Answers the id of the letter, or nil when the entry is no longer this consumer's.
local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1)[1]
if not pending or pending[2] ~= ARGV[2] then
  return false
end
local letter = redis.call('XADD', KEYS[2], '*', unpack(ARGV, 4))
redis.call('XACK', KEYS[1], ARGV[1], ARGV[3])
return letter
