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
        ///
        /// The last value is said again until the list is as long as a power of two: so there are few texts, and each
        /// is prepared once.
        package mutating func appendInterpolation(list values: [some SQLBindable]) {
            guard let last = values.last else { return pieces.append(.literal("(NULL)")) }
            var length = 1
            while length < values.count && length < Self.longestKept { length *= 2 }
            if values.count > length { (length, recurs) = (values.count, false) }
            for index in 0..<length {
                pieces.append(.literal(index == 0 ? "(" : ", "))
                pieces.append(.parameter(SQLParameter(index < values.count ? values[index] : last)))
            }
            pieces.append(.literal(")"))
        }

        private static let longestKept = 512
    }
}
