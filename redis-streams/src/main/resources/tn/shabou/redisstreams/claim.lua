-- Takes over entries whose consumer has not touched them for a while, with their delivery counts.
-- KEYS: stream. ARGV: group, consumer, least idle time (ms), cursor, count.
-- Answers {next cursor, {{id, fields, deliveries}, ...}}; cursor 0-0 ends a scan.
local page = redis.call('XAUTOCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4], 'COUNT', ARGV[5])
local claimed = {}
for _, entry in ipairs(page[2]) do
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], entry[1], entry[1], 1)[1]
  claimed[#claimed + 1] = {entry[1], entry[2], pending[4]}
end
return {page[1], claimed}
