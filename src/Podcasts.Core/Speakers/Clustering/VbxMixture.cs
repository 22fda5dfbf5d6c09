namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Bayesian clustering with speakers that may go (VBx without transitions, diarization.md 4.5).</summary>
/// <param name="Responsibilities">[vectors][speakers]: how likely the vector is the speaker's.</param>
/// <param name="Priors">For each speaker the share of vectors; next to 0 for one that is not needed.</param>
/// <param name="Bounds">The lower bound of the evidence (ELBO) after each round.</param>
internal sealed record VbxMixture(double[][] Responsibilities, double[] Priors, IReadOnlyList<double> Bounds)
{
    private const double Tiny = 1e-8;

    /// <summary>Fits speakers to vectors.</summary>
    /// <param name="features">Of PLDA: within a speaker they vary by 1 in each dimension.</param>
    /// <param name="between">How much speakers vary in each dimension.</param>
    /// <param name="labels">For each vector its cluster at the start, from 0 without gaps.</param>
    /// <param name="parameters">See there.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    public static VbxMixture Fit(double[][] features, double[] between, IReadOnlyList<int> labels, VbxParameters parameters, CancellationToken cancellationToken)
    {
        var (speakers, dimensions) = (labels.Max() + 1, between.Length);
        var constant = Array.ConvertAll(features, x => -0.5 * (Vectors.Dot(x, x) + (dimensions * Math.Log(2 * Math.PI))));
        var scaled = Array.ConvertAll(features, x => x.Zip(between, (value, variance) => value * Math.Sqrt(variance)).ToArray());
        var priors = Enumerable.Repeat(1.0 / speakers, speakers).ToArray();
        var responsibilities = labels.Select(label => Start(label, speakers, parameters.Smoothing)).ToArray();
        var bounds = new List<double>();
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var models = Enumerable.Range(0, speakers).Select(s => SpeakerModel.Estimate(s, responsibilities, scaled, between, parameters)).ToArray();
            var evidence = 0.0;
            for (var t = 0; t < features.Length; t++)
            {
                for (var s = 0; s < speakers; s++)
                {
                    responsibilities[t][s] = (parameters.Fa * (models[s].Fit(scaled[t]) + constant[t])) + Math.Log(priors[s] + Tiny);
                }

                evidence += Normalise(responsibilities[t]);
            }

            for (var s = 0; s < speakers; s++)
            {
                priors[s] = responsibilities.Sum(r => r[s]) / features.Length;
            }

            bounds.Add(evidence + (0.5 * parameters.Fb * models.Sum(model => model.Complexity)));
        }
        while (bounds.Count < parameters.Iterations && (bounds.Count == 1 || bounds[^1] - bounds[^2] >= parameters.LeastGain));

        return new(responsibilities, priors, bounds);
    }

    private static double[] Start(int label, int speakers, double smoothing)
    {
        var logits = new double[speakers];
        logits[label] = smoothing;
        Normalise(logits);
        return logits;
    }

    // Softmax in place; gives the logarithm of the sum.
    private static double Normalise(double[] logits)
    {
        var greatest = logits.Max();
        var sum = logits.Sum(logit => Math.Exp(logit - greatest));
        for (var s = 0; s < logits.Length; s++)
        {
            logits[s] = Math.Exp(logits[s] - greatest) / sum;
        }

        return greatest + Math.Log(sum);
    }

    /// <summary>What is believed of a speaker.</summary>
    /// <param name="Mean">Where the speaker is, scaled.</param>
    /// <param name="Offset">What is subtracted from every fit.</param>
    /// <param name="Complexity">The negative cost of having this speaker.</param>
    private sealed record SpeakerModel(double[] Mean, double Offset, double Complexity)
    {
        public static SpeakerModel Estimate(int speaker, double[][] responsibilities, double[][] scaled, double[] between, VbxParameters parameters)
        {
            var (mean, count, ratio) = (new double[between.Length], 0.0, parameters.Fa / parameters.Fb);
            for (var t = 0; t < scaled.Length; t++)
            {
                var share = responsibilities[t][speaker];
                if (share > 0)
                {
                    count += share;
                    Vectors.AddScaled(mean, scaled[t], share);
                }
            }

            var (offset, complexity) = (0.0, 0.0);
            for (var d = 0; d < mean.Length; d++)
            {
                var variance = 1 / (1 + (ratio * count * between[d]));
                mean[d] *= ratio * variance;
                offset += 0.5 * (variance + (mean[d] * mean[d])) * between[d];
                complexity += Math.Log(variance) - variance - (mean[d] * mean[d]) + 1;
            }

            return new(mean, offset, complexity);
        }

        public double Fit(double[] scaled) => Vectors.Dot(scaled, Mean) - Offset;
    }
}
