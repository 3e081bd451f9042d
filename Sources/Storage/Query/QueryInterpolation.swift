extension Query: ExpressibleByStringInterpolation {
    package init(stringLiteral text: StaticString) {
        self.init(pieces: [.literal(text)], recurs: true)
    }

    package init(stringInterpolation parts: Interpolation) {
        self.init(pieces: parts.pieces, recurs: parts.recurs)
    }

    package struct Interpolation: StringInterpolationProtocol {
        private(set) var pieces: [Piece] = []
        private(set) var recurs = true

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            pieces.append(.literal(literal))
        }

        /// One bound value.
        package mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(.parameter(SQLParameter(value)))
        }

        /// One bound value, or NULL.
        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            pieces.append(.parameter(SQLParameter(value)))
        }

        /// Another query, spliced in with its values.
        package mutating func appendInterpolation(_ fragment: Query) {
            pieces += fragment.pieces
            recurs = recurs && fragment.recurs
        }

        /// A parenthesised list, for `IN`. An empty list matches nothing; do not use it with `NOT IN`, which an
        /// empty list would not satisfy either.
        package mutating func appendInterpolation(list values: [some SQLBindable]) {
            recurs = false
            guard !values.isEmpty else { return pieces.append(.literal("(NULL)")) }
            for (index, value) in values.enumerated() {
                pieces.append(.literal(index == 0 ? "(" : ", "))
                pieces.append(.parameter(SQLParameter(value)))
            }
            pieces.append(.literal(")"))
        }
    }
}
