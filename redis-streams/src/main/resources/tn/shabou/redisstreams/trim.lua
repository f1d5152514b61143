-- Removes the entries that every group of the stream has acknowledged, and no other. The first entry
-- to stay is, for a group with pending entries, the oldest of these, else the one after the last it
-- was given; the smallest over all groups counts. A stream without groups is left alone.
-- KEYS: stream. Answers how many entries were removed.

-- The parts of an id may exceed what a Lua number holds exactly, so they are compared as text.
local function less(a, b)
  if #a ~= #b then
    return #a < #b
  end
  return a < b
end

local function before(a, b)
  local ams, aseq = string.match(a, '(%d+)-(%d+)')
  local bms, bseq = string.match(b, '(%d+)-(%d+)')
  if ams ~= bms then
    return less(ams, bms)
  end
  return less(aseq, bseq)
end

local function after(id)
  local ms, seq = string.match(id, '(%d+)-(%d+)')
  if #seq > 15 then
    return id
  end
  return ms .. '-' .. string.format('%d', tonumber(seq) + 1)
end

if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local first = nil
for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #flat, 2 do
    group[flat[i]] = flat[i + 1]
  end
  local keep
  if group.pending > 0 then
    keep = redis.call('XPENDING', KEYS[1], group.name)[2]
  else
    keep = after(group['last-delivered-id'])
  end
  if not first or before(keep, first) then
    first = keep
  end
end
if not first then
  return 0
end
return redis.call('XTRIM', KEYS[1], 'MINID', '=', first)
