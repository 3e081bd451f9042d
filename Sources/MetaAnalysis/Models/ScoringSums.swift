/// What a step of Fisher scoring needs to know at one τ², with weights w = 1/(v + τ²).
struct ScoringSums {
    /// Σw and Σw².
    var (weights, squares) = (0.0, 0.0)
    /// y′Py and y′PPy.
    var (quadratic, doubled) = (0.0, 0.0)
    /// tr P and tr PP.
    var (trace, traceOfSquare) = (0.0, 0.0)

    init(_ sample: Sample, at tauSquared: Double) throws(Refusal) {
        guard sample.basis.columns > 1 else {
            addOneColumn(sample, at: tauSquared)
            return
        }
        let fit = try sample.projection(at: tauSquared)
        for weight in fit.weights {
            weights += weight
            squares += weight * weight
        }
        (quadratic, doubled, trace, traceOfSquare) = (fit.quadratic, fit.doubled, fit.trace, fit.traceOfSquare)
    }

    /// A plain mean is what is asked for most, thousands of times where studies are left out one by one: two passes and
    /// no vectors.
    private mutating func addOneColumn(_ sample: Sample, at tauSquared: Double) {
        let (q, values, variances) = (sample.basis.q, sample.values, sample.variances)
        var (first, second, third, product) = (0.0, 0.0, 0.0, 0.0)
        for index in variances.indices {
            let weight = 1 / (variances[index] + tauSquared)
            let part = weight * q[index]
            let square = part * q[index]
            first += square
            second += weight * square
            third += weight * weight * square
            product += part * values[index]
            weights += weight
            squares += weight * weight
        }
        let coefficient = product / first
        for index in variances.indices {
            let weight = 1 / (variances[index] + tauSquared)
            let residual = values[index] - q[index] * coefficient
            let part = weight * residual
            quadratic += part * residual
            doubled += part * part
        }
        let share = second / first
        trace = weights - share
        traceOfSquare = squares - 2 * third / first + share * share
    }
}
