-- Deletes consumers that hold nothing; one that holds something must stay, or its entries are lost.
-- KEYS: stream. ARGV: group, least idle time (ms), name of the only consumer meant or ''.
-- Answers how many were deleted.
local retired = 0
for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for i = 1, #flat, 2 do
    consumer[flat[i]] = flat[i + 1]
  end
  local meant = ARGV[3] == '' or ARGV[3] == consumer.name
  if meant and consumer.pending == 0 and consumer.idle >= tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
    retired = retired + 1
  end
end
return retired
