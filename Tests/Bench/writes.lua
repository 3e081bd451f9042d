-- Starts replications through the API: each line of a file is the beginning of the JSON that is sent, each title is new.
local beginnings = {}
local number = 0

function init(args)
    for line in io.lines(args[1]) do beginnings[#beginnings + 1] = line end
end

function request()
    number = number + 1
    local body = beginnings[(number - 1) % #beginnings + 1] .. ', "title": "Repair garden ' .. number .. '"}'
    return wrk.format("POST", "/replications", nil, body)
end
