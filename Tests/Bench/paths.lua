-- Asks for the paths of a file one after the other, over and over.
local paths = {}
local next = 0

function init(args)
    for path in io.lines(args[1]) do paths[#paths + 1] = path end
end

function request()
    next = next % #paths + 1
    return wrk.format("GET", paths[next])
end
