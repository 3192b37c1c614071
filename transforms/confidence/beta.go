package confidence

import "math"

// quantile is the value below which a share with the distribution Beta(a, b) lies with
// probability p. It halves the interval until it is narrower than any printed digit.
func quantile(a, b, p float64) float64 {
	low, high := 0.0, 1.0
	for high-low > 1e-9 {
		if mid := (low + high) / 2; below(mid, a, b) < p {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// below is the regularised incomplete beta function I_x(a, b): the probability that a share
// with the distribution Beta(a, b) is less than x. By Lentz's continued fraction
// (Press et al., Numerical Recipes, section 6.4), which converges fast for x < (a+1)/(a+b+2).
func below(x, a, b float64) float64 {
	if x <= 0 {
		return 0
	}
	if x >= 1 {
		return 1
	}
	if x > (a+1)/(a+b+2) {
		return 1 - below(1-x, b, a)
	}
	ab, _ := math.Lgamma(a + b)
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	front := math.Exp(ab - la - lb + a*math.Log(x) + b*math.Log(1-x))
	return front * fraction(x, a, b) / a
}

// fraction is the continued fraction of the incomplete beta function.
func fraction(x, a, b float64) float64 {
	const tiny = 1e-300
	guard := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c, d := 1.0, 1/guard(1-(a+b)*x/(a+1))
	h := d
	for i := 1; i <= 500; i++ {
		m := float64(i)
		for _, term := range [2]float64{
			m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)),
			-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)),
		} {
			d = 1 / guard(1+term*d)
			c = guard(1 + term/c)
			h *= d * c
		}
		if math.Abs(d*c-1) < 1e-12 {
			break
		}
	}
	return h
}
