-- Moves a dead letter back to the stream it came from, as a new entry without the fields that tell
-- of its death.
-- KEYS: dead-letter stream, stream. ARGV: id of the letter.
-- Answers the id of the new entry, or nil when there is no such letter.
local letter = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not letter then
  return false
end
local fields = {}
for i = 1, #letter[2], 2 do
  if string.sub(letter[2][i], 1, 5) ~= 'dead-' then
    fields[#fields + 1] = letter[2][i]
    fields[#fields + 1] = letter[2][i + 1]
  end
end
local id = redis.call('XADD', KEYS[2], '*', unpack(fields))
redis.call('XDEL', KEYS[1], ARGV[1])
return id
